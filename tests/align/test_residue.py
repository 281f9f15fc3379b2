"""The parts of a linked clause that nothing on the other side covers."""

from __future__ import annotations

from policydiff.align import Group, align
from policydiff.align.residue import Residues
from policydiff.model.options import Options

OLD = "Operators of data centres shall report their use of water, train every technician in first aid, and close obsolete sites."
NEW = "Operators of data centres shall report their use of water; a regulator inspects the cables twice."


def left_of(run_stages, old, new, group):
    return Residues(run_stages(old, new, until="gather")).of(group)


def test_parts_that_share_hardly_a_word_are_left(run_stages):
    found = left_of(run_stages, [OLD], [NEW], Group((0,), (0,)))
    assert found == {(0, 0): ("train every technician in first aid", "and close obsolete sites"), (1, 0): ("a regulator inspects the cables twice",)}


def test_identical_clauses_leave_nothing(run_stages):
    assert left_of(run_stages, [OLD], [OLD], Group((0,), (0,))) == {(0, 0): (), (1, 0): ()}


def test_the_other_clauses_of_a_link_cover_too(run_stages):
    rest = "Technicians get training in first aid, and obsolete sites close."
    found = left_of(run_stages, [OLD], [NEW, rest], Group((0,), (0, 1)))
    assert found[0, 0] == ()
    assert found[1, 0] == ("a regulator inspects the cables twice",)


def test_a_single_word_is_no_part(run_stages):
    found = left_of(
        run_stages,
        ["Courts, parliaments, shall keep a human judge responsible."],
        ["Courts shall keep a human judge responsible."],
        Group((0,), (0,)),
    )
    assert found[0, 0] == ()


def test_chinese_marks_need_no_space_and_another_script_tells_nothing(run_stages):
    old, new = "医院应当登记高风险系统，每季度公布用水情况。", "医院应当登记高风险系统。"
    assert left_of(run_stages, [old], [new], Group((0,), (0,)))[0, 0] == ("每季度公布用水情况",)
    assert left_of(run_stages, [old], ["Hospitals shall register high-risk systems."], Group((0,), (0,))) == {(0, 0): (), (1, 0): ()}


def test_residues_reach_the_pairs_of_links_and_no_others(outline_of, plan):
    alignment = align(outline_of("a", [OLD, *plan[4:]]), outline_of("b", [NEW, *plan[4:]]), options=Options(encoder="none"), encoder=None)
    pair = alignment.links[0].pairs[0]
    assert pair.new_residue == ("a regulator inspects the cables twice",)
    assert len(pair.old_residue) == 2
    assert all(miss.old_residue == miss.new_residue == () for miss in alignment.near_misses)
