namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>Modules that come with a platform or a toolchain, so that no target of a package is meant by their names.</summary>
internal static class PlatformModules
{
    private static readonly HashSet<string> Names = new(
        """
        Accelerate Android AppKit AuthenticationServices AVFoundation CloudKit Combine CommonCrypto CoreBluetooth CoreData
        CoreFoundation CoreGraphics CoreImage CoreLocation CoreML CoreServices CryptoKit Cxx CxxStdlib Darwin Dispatch Distributed
        EventKit Foundation FoundationEssentials FoundationInternationalization FoundationNetworking FoundationXML GameKit Glibc
        IOKit LocalAuthentication MapKit Metal Musl Network NaturalLanguage Observation ObjectiveC OSLog PackageDescription
        PackagePlugin QuartzCore RealityKit RegexBuilder SceneKit Security ServiceManagement SpriteKit StoreKit Swift SwiftData
        SwiftUI Synchronization SystemConfiguration Testing UIKit UniformTypeIdentifiers UserNotifications Vision WASILibc WatchKit
        WebKit WidgetKit WinSDK XCTest os simd
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    public static bool Contains(string module) => Names.Contains(module);
}
