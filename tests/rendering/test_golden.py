"""Whole pages, byte for byte. A page that is missing is written anew, and the test fails once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.rendering.builders import DREDGING, EELGRASS, LEAD, TEMPLATES, page
from workstation.domain.page import Page
from workstation.rendering.page import PageRenderer

GOLDEN = Path(__file__).with_name("golden")
BODY = """\
The first sailing from Skerry Pier will be cut from Monday, the harbour company said.

“We can hold the route until the new year, but not without depth,” said Piers Haldan.[^report]

{{related: dredging}}

The council’s transport committee meets on **Wednesday**, see
[the officers’ report](https://council.example/report?a=1&b=2).

## What changes

1. The *06:10* does not run
2. The school boat leaves at 07:40

    - ten minutes earlier
    - from the inner pier

{{picture: quay}}

| Sailing | Now | From Monday |
|---|:-:|---:|
| First | 06:10 | 07:05 |

> “A bus does not cross water.”
>
> Ada Moran, islander

```
{{picture: this is code}}
```

<!-- ask the harbour company again -->
Islanders say <inaudible> a bus does not cross water <sup>2</sup>.

[^report]: Officers’ report 22/114.
"""
RTL = Page(
    newsroom="Harbour Courier",
    section="ميناء",
    section_colour="#b4690e",
    headline="مشغلو العبارات يستعدون لجدول شتوي أقصر",
    standfirst="يفقد الخط رحلته المبكرة.",
    bylines=("إيناس أوكافور", "توم فاسيل"),
    language="ar",
    published_at=datetime(2025, 11, 22, 9, 42, tzinfo=UTC),
    body="تبدأ الشركة من يوم الاثنين.\n\n{{related: dredging}}\n\n> لا تعبر الحافلة الماء.\n",
    figures=(LEAD,),
    links=(
        replace(DREDGING, title="عقد التجريف يتأخر"),
        replace(EELGRASS, title="العشب البحري يعود"),
    ),
)
PAGES = {
    "harbour": page(body=BODY),
    "bare": Page(newsroom="Harbour Courier", headline="A headline alone"),
    "right-to-left": RTL,
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_stay_as_they_are(name: str) -> None:
    rendered = PageRenderer(TEMPLATES, stylesheet="page.css").render(PAGES[name])
    golden = GOLDEN / f"{name}.html"
    if not golden.exists():
        golden.write_bytes(rendered.encode())
        pytest.fail(f"{golden.name} was missing and has been written; read it, then keep it")
    assert rendered == golden.read_bytes().decode()
