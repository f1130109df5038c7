"""What people said in many languages, and a story with it in every kind of place; as a script it writes the PDF."""

import sys
from datetime import date
from pathlib import Path

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Contents,
    Edition,
    Heading,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Run,
    RunStyle,
    Standfirst,
    Story,
    Table,
    TitleBlock,
    cell,
    plain,
)
from partnerdesk.brief.pdf import print_story
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Rect, Weight

# Each: the language, its name in itself, and a sentence with signs, figures and a Latin name, as carers might say it.
SAID = {
    "cy": ("Cymraeg", "Mae gen i ofn y bydd y tŷ’n wag, a’m hŵyr yn rhy bell i ffwrdd (dros 20 milltir)."),
    "pl": ("Polski", "Żółta łódź stoi bez źdźbła wiatru – potrzebujemy przerwy co tydzień, choćby 2 godziny."),
    "ar": ("العربية", "قالت لي المتطوّعة من Harbourside: «سنبقى معكم كل يوم ثلاثاء (حتى عام 2027)»، فبكيتُ."),
    "ur": ("اردو", "ہمیں ہر ہفتے 2 گھنٹے کی چھٹی چاہیے، تاکہ ہم تھک نہ جائیں (Northbank بہت دور ہے)۔"),
    "fa": ("فارسی", "می‌خواهیم هفته‌ای یک روز استراحت کنیم؛ خانه‌ام از شهر دور است."),
    "he": ("עברית", "אנחנו צריכים יום מנוחה אחד בשבוע (לפחות 2 שעות), אמרה Ruth."),
    "bn": ("বাংলা", "আমাদের সপ্তাহে অন্তত ২ দিন বিশ্রাম দরকার; স্ত্রীকে একা রেখে কোথাও যেতে পারি না।"),
    "pa": ("ਪੰਜਾਬੀ", "ਸਾਨੂੰ ਹਫ਼ਤੇ ਵਿੱਚ ਇੱਕ ਦਿਨ ਆਰਾਮ ਚਾਹੀਦਾ ਹੈ, ਤਾਂ ਜੋ ਅਸੀਂ ਥੱਕ ਨਾ ਜਾਈਏ।"),
    "hi": ("हिन्दी", "क्षमा करें, पर हमें हफ़्ते में एक दिन की छुट्टी ज़रूर चाहिए; श्रीमती शर्मा भी यही कहती हैं।"),
    "gu": ("ગુજરાતી", "અમને અઠવાડિયામાં એક દિવસ આરામ જોઈએ છે, કારણ કે રાત્રે ઊંઘ મળતી નથી."),
    "ta": ("தமிழ்", "எங்களுக்கு வாரத்தில் ஒரு நாள் ஓய்வு வேண்டும்; ஸ்ரீமதி லக்ஷ்மி கூட அதையே சொல்கிறார்."),
    "zh": ("中文", "我们每周至少需要休息一天（两个小时也行），否则照顾不了家人。《Harbourside》帮了很多忙。"),
}
MIXED = tuple(
    run
    for language, (name, said) in SAID.items()
    for run in (Run(f"{name}: ", RunStyle.STRONG), Run(said, language=language), Run(" "))
)


def picture() -> Picture:
    """Bars whose labels are names in many scripts."""
    rows = list(SAID.values())
    shapes = [
        shape
        for at, (name, _) in enumerate(rows)
        for shape in (
            Label(name, 96, 15 + 17 * at, 9, Weight.BOLD, Anchor.END, Ink.INK),
            Rect(104, 6 + 17 * at, 40 + 17 * at, 11, fill=Ink.TONE_2),
            Label(f"{name} {at + 2}", 148 + 17 * at, 15 + 17 * at, 9, Weight.REGULAR, Anchor.START, Ink.MUTED),
        )
    ]
    return Picture(
        width=470,
        height=17.0 * len(rows) + 10,
        shapes=(*shapes, Line(104, 2, 104, 17.0 * len(rows) + 6)),
        title="Who spoke",
        finding="বাংলা was spoken by more people than العربية",
        note="Each bar is a language.",
        alt="Bars: " + ", ".join(name for name, _ in rows),
        table=Numbers((), ()),
    )


def blocks() -> tuple[Block, ...]:
    quotes = [
        Quote(plain(said), plain(f"{name}, a carer, told at home in {name}"), language)
        for language, (name, said) in SAID.items()
    ]
    items = tuple(plain(said) for _, said in SAID.values())
    rows = tuple((cell(name), cell(said), cell(str(at))) for at, (name, said) in enumerate(SAID.values()))
    columns = (
        Column(plain("Language · اللغة")),
        Column(plain("What was said · 我们听到的"), 3),
        Column(plain("Number")),
    )
    return (
        Masthead("Harbourside Carers · رعاة الميناء", "Registered charity 0000000"),
        TitleBlock("For decision", "What people told us: العربية, 中文, বাংলা and more", "In the words they used"),
        Callout(plain("سؤال المجلس"), (Paragraph(plain(SAID["ar"][1])), BulletList(items[2:5]))),
        PageBreak(),
        Contents("In this brief"),
        Heading(1, plain("All in one paragraph"), "mixed"),
        Standfirst(plain("Twelve languages: " + SAID["hi"][1])),
        Paragraph(MIXED),
        Heading(2, plain("ہم نے کیا سنا")),
        Paragraph(plain("He said “بیگم صاحبہ” and left. " * 2)),
        Heading(1, plain("As they said it"), "quotes"),
        *quotes,
        Heading(1, plain("Lists and tables · القوائم"), "lists"),
        BulletList(items),
        BulletList(items[2:6], numbered=True),
        Table(columns, rows, caption=plain("Who said what · কে কী বলেছেন")),
        Chart(picture()),
    )


def story() -> Story:
    """The story."""
    return Story(
        title="What people told us: العربية, 中文, বাংলা and more",
        language="en-GB",
        edition=Edition.BOARD,
        paper=Paper.A4,
        charity="Harbourside Carers · رعاة الميناء",
        marking="Confidential",
        codes=("PD-7F3A-21",),
        blocks=blocks(),
        as_of=date(2026, 11, 23),
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(print_story(story()).data)
