import Foundation

func pooled(_ work: () -> Void) {
    autoreleasepool {
        work()
    }
}
