"""Questions put to a judge: what is written down, and what stays open."""

from __future__ import annotations

import pytest
from attrs import evolve, field, frozen

from policydiff.model.inquiry import Abstention, Inquiry, Reply
from policydiff.model.outline import Clause, Outline, Provenance, Source
from policydiff.model.protocols import Judge
from policydiff.review import (
    Alone,
    Answer,
    AskingInterrupted,
    Candidate,
    Decision,
    Marker,
    Question,
    Review,
    ask,
    parse_review,
    render_review,
    resolve,
    settle,
)

DAY = "2026-11-20"


def build(name: str, **texts: str) -> Outline:
    source = Source(name=name, media_type="application/yaml", encoding="utf-8", sha256="0" * 64, text="")
    clauses = tuple(Clause(id=key.strip("_"), text=text) for key, text in texts.items())
    return Outline(name=name, source=source, provenance=Provenance(), language="en", clauses=clauses)


OLD = build("old", _1="The keeper trims the lamp.", _2="Pilots train in ice and fog.", _3="Fires are put out.")
NEW = build("new", a="Lamps are trimmed by the keeper.", b="In fog and ice pilots train.", c="Gulls are fed by nobody.")
MARKER = Marker(OLD, NEW)


def question(clause: str, *candidates: str, side: str = "old") -> Question:
    other = "new" if side == "old" else "old"
    shortlist = tuple(Candidate(MARKER.mark(other, candidate), 0.3) for candidate in candidates)
    return Question(side=side, clause=MARKER.mark(side, clause), asked="near miss", doubt=0.3, shortlist=shortlist)


REVIEW = Review(old="old", new="new", questions=(question("1", "a", "c"), question("2", "b", "c"), question("3", "c")))


@frozen
class Scripted:
    """Says what it was told to, question by question."""

    says: tuple[Reply | Abstention, ...]
    heard: list[Inquiry] = field(factory=list)
    name: str = "tiny-judge:1b"

    def decide(self, inquiry: Inquiry) -> Reply | Abstention:
        self.heard.append(inquiry)
        return self.says[len(self.heard) - 1]


@frozen
class Interrupting:
    """Answers the first question; at the second the user presses Ctrl-C."""

    heard: list[Inquiry] = field(factory=list)
    name: str = "tiny-judge:1b"

    def decide(self, inquiry: Inquiry) -> Reply | Abstention:
        self.heard.append(inquiry)
        if len(self.heard) > 1:
            raise KeyboardInterrupt
        return reply("a")


def reply(*counterparts: str, why: str = "So it is.") -> Reply:
    return Reply(counterparts=tuple((counterpart, "equal") for counterpart in counterparts), why=why)


def test_answers_are_signed_by_the_model_with_the_day_that_was_given() -> None:
    judge: Judge = Scripted((reply("a"), Abstention("it is not\nsure"), reply(why="Fires  are not\ngulls.")))
    review, unanswered = ask(judge, REVIEW, OLD, NEW, day=DAY)
    first, second, third = review.questions
    assert (first.answer, first.who, first.day, first.why) == (Answer(counterparts=(("a", "equal"),)), "tiny-judge:1b", DAY, "So it is.")
    assert second == REVIEW.questions[1]
    # None of those it was shown: that is not to say that there is no other.
    assert (third.answer, third.why) == (Answer(), "Fires are not gulls.")
    assert [str(found) for found in unanswered] == ["old 2 stays open: it is not sure"]
    decisions = resolve(settle(review, MARKER), OLD, NEW).decisions
    assert decisions.linked == (("1", "a", "equal"),)
    assert decisions.forbidden == (("1", "c"), ("3", "c"))


def test_the_judge_sees_whole_clauses() -> None:
    long = evolve(OLD, clauses=(evolve(OLD.clauses[0], text="The keeper trims the lamp. " * 100), *OLD.clauses[1:]))
    marker = Marker(long, NEW)
    asked = evolve(REVIEW.questions[0], clause=marker.mark("old", "1"))
    assert asked.clause.text.endswith("…")
    judge = Scripted((reply("a"),))
    ask(judge, evolve(REVIEW, questions=(asked,)), long, NEW, day=DAY)
    assert judge.heard[0].clause == long.clauses[0]
    assert [candidate.id for candidate in judge.heard[0].candidates] == ["a", "c"]


def test_what_is_answered_is_not_asked_again() -> None:
    answered = evolve(REVIEW.questions[0], answer=Answer(is_alone=True), who="Ada", day=DAY, why="x")
    judge = Scripted((reply("b"),))
    review, _ = ask(judge, evolve(REVIEW, questions=(answered, REVIEW.questions[1])), OLD, NEW, day=DAY)
    assert len(judge.heard) == 1
    assert review.questions[0] == answered


@pytest.mark.parametrize("said", [reply("z"), reply("a", "a"), reply("a", why=" ")])
def test_an_answer_to_another_question_is_none(said: Reply) -> None:
    review, unanswered = ask(Scripted((said,)), evolve(REVIEW, questions=REVIEW.questions[:1]), OLD, NEW, day=DAY)
    assert review.questions[0].answer is None
    assert len(unanswered) == 1


def test_an_answer_at_odds_with_a_decision_leaves_the_question_open() -> None:
    decided = Decision(judgement=Alone(side="new", clause=MARKER.mark("new", "a")), who="Ada", day=DAY, why="x")
    review, unanswered = ask(Scripted((reply("a"), reply("b"), reply())), evolve(REVIEW, decisions=(decided,)), OLD, NEW, day=DAY)
    assert [one.answer is None for one in review.questions] == [True, False, False]
    assert "at odds with what is decided: old 1" in unanswered[0].reason
    parse_review(render_review(review))


def test_an_answer_at_odds_with_an_earlier_answer_leaves_the_question_open() -> None:
    two = evolve(REVIEW, questions=(question("1", "a", "c"), question("c", "1", side="new")))
    review, unanswered = ask(Scripted((reply("a"), reply("1"))), two, OLD, NEW, day=DAY)
    assert [one.answer is None for one in review.questions] == [False, True]
    assert len(unanswered) == 1


def test_a_judge_who_is_not_there_is_not_asked_for_ever() -> None:
    many = evolve(REVIEW, questions=tuple(evolve(REVIEW.questions[0], note=str(n)) for n in range(10)))
    judge = Scripted((Abstention("nobody there", is_unreachable=True),) * 10)
    _, unanswered = ask(judge, many, OLD, NEW, day=DAY)
    assert len(judge.heard) == 3
    assert len(unanswered) == 10
    assert unanswered[-1].reason == "not asked, since tiny-judge:1b could not be reached 3 times in a row"


def test_a_judge_who_stumbles_is_asked_on() -> None:
    many = evolve(REVIEW, questions=tuple(evolve(REVIEW.questions[0], note=str(n)) for n in range(8)))
    stumbles = (Abstention("busy", is_unreachable=True), Abstention("busy", is_unreachable=True), Abstention("garbage"))
    judge = Scripted((*stumbles, *stumbles, *stumbles)[:8])
    ask(judge, many, OLD, NEW, day=DAY)
    assert len(judge.heard) == 8


def test_a_reason_without_end_is_cut_and_harmless_to_write_down() -> None:
    review, _ = ask(Scripted((reply("a", why="\x00\x1b[2J" + "so " * 1000),)), evolve(REVIEW, questions=REVIEW.questions[:1]), OLD, NEW, day=DAY)
    assert len(review.questions[0].why) <= 600
    again = parse_review(render_review(review))
    assert again.questions[0].why.startswith("[2Jso so")


def test_a_question_about_a_clause_that_is_gone_stays_open() -> None:
    judge = Scripted(())
    _, unanswered = ask(judge, evolve(REVIEW, questions=REVIEW.questions[:1]), evolve(OLD, clauses=OLD.clauses[1:]), NEW, day=DAY)
    assert judge.heard == []
    assert "not there any more" in unanswered[0].reason


def test_an_interruption_keeps_the_answers_given_by_then() -> None:
    with pytest.raises(AskingInterrupted) as interruption:
        ask(Interrupting(), REVIEW, OLD, NEW, day=DAY)
    assert [question.answer is not None for question in interruption.value.review.questions] == [True, False, False]
    # Whoever catches an interruption in general catches this one too.
    assert isinstance(interruption.value, KeyboardInterrupt)
