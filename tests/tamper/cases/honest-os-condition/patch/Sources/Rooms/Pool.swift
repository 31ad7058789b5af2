import Foundation

func pooled(_ work: () -> Void) {
    #if canImport(ObjectiveC)
    autoreleasepool {
        work()
    }
    #else
    work()
    #endif
}
