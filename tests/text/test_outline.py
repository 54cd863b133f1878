"""Headings and cards in order."""

from workstation.text.outline import Entry, outline

BODY = """Text.

## First *part*

{{picture: quay}}

### Inside `it`

```
## not this
{{related: nor-this}}
```

{{related: strike}}

Not {{picture: inline}} either.
"""


def test_headings_and_cards_with_their_levels() -> None:
    assert outline(BODY) == (
        Entry("heading", 1, "First part", BODY.index("## First")),
        Entry("picture", 2, "quay", BODY.index("{{picture: quay}}")),
        Entry("heading", 2, "Inside it", BODY.index("### Inside")),
        Entry("related", 3, "strike", BODY.index("{{related: strike}}")),
    )


def test_an_empty_body_has_none() -> None:
    assert outline("") == ()
