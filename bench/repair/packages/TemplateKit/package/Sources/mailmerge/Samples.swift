import TemplateKit
import TemplateText

/// The templates and orders of a small demonstration.
enum Samples {
    static let templates = [
        "parts/greeting": "{% if name %}Hello {{ name }}{% else %}Hello{% end %},",
        "receipt.subject": "Your order {{ order.id }} — {{ order.total | number(2) }} {{ order.currency }}",
        "receipt.txt": """
        {% include "parts/greeting" %}

        you ordered {{ order.items | length }} {{ order.items | length | plural("item", "items") }}:
        {% for item in order.items -%}
        {{ loop.index }}. {{ item.title }} ({{ item.price | currency(order.currency) }})
        {% empty -%}
        nothing at all 🤷
        {% end -%}
        Total: {{ order.total | currency(order.currency) }}

        """,
    ]

    static let orders = [
        MailOrder(
            to: "zoë@example.org",
            variables: [
                "name": "Zoë",
                "order": [
                    "id": 4711,
                    "currency": "EUR",
                    "total": 1234.5,
                    "items": [
                        ["title": "Teekanne 茶", "price": 1200],
                        ["title": "Sieb", "price": 34.5],
                    ],
                ],
            ],
            locale: .german
        ),
        MailOrder(to: "nobody@example.org", variables: ["order": ["id": 1, "currency": "JPY", "total": 0, "items": []]]),
    ]
}
