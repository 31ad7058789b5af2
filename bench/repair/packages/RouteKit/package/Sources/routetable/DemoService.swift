import RouteHTTP
import RouteKit

/// The routes of a small shop, to show what a table looks like.
enum DemoService {
    struct Order: Codable, Sendable {
        let id: Int
        let items: [String]
    }

    static func router() throws -> Router {
        var router = Router()
        router.use(ErrorMiddleware())
        router.use(DefaultHeadersMiddleware(["Server": "démo"]))

        try router.on(.get, "/", name: "start page ☕️") { _ in .text("Grüezi!") }
        try router.redirect("/home", to: "/")
        try router.group("/orders", middleware: MiddlewareChain { BodyLimitMiddleware(limit: 65_536) }) { orders in
            try orders.on(.get, name: "list of orders") { try $0.respond([Order]()) }
            try orders.on(.get, "/:id<int>", name: "one order") { exchange in
                let id = try exchange.parameters.require("id", as: Int.self)
                return try exchange.respond(Order(id: id, items: ["茶"]))
            }
            try orders.on(.delete, "/:id<int>", name: "cancel") { _ in HTTPResponse(.noContent) }
        }
        try router.on(.post, "/echo", body: Order.self, status: .created, name: "echo") { order, _ in order }
        try router.on(.get, "/files/**path", name: "files") { exchange in
            .text(exchange.parameters["path"] ?? "")
        }
        return router
    }
}
