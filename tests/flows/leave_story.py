"""What the facts of the journal make of the naive hall of `leave_model`; judges nothing."""

from __future__ import annotations

from typing import Any

from tests.flows.leave_model import Cover, Request, World, halves_between

Body = dict[str, Any]
ALWAYS = "9999-12-31"


class Story(World):
    """Hears facts in order: kind, subject, actor and JSON body as they lie on the disk."""

    def tell(self, seq: int, kind: str, subject: str, actor: str, body: Body) -> None:
        """One fact; kinds that say nothing of leave are passed over."""
        handler = getattr(self, f"_on_{kind}", None)
        if handler is not None:
            handler(seq, subject, actor, body)

    # --- the hall ---------------------------------------------------------------------------------------

    def _on_RuleSet(self, seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.rules[body["key"]].append((body["valid_from"], seq, body["value"]))

    def _on_CalendarYearSet(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        year = f"{body['year']:04d}-"
        self.calendar = {day: kind for day, kind in self.calendar.items() if not day.startswith(year)}
        self.calendar.update({day: kind for day, kind, _ in body["days"]})

    def _on_CalendarDaySet(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.calendar[body["date"]] = body["kind"]

    def _on_CalendarDayCleared(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.calendar.pop(body["date"], None)

    def _on_PersonRegistered(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.names[subject] = (body["name"], body["number"])

    def _on_PostAssigned(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        place = (body["post"], body["department"], body["window_group"])
        self.posts[subject][body["assignment"]] = (*place, body["start"], body["end"] or ALWAYS)

    def _on_WindowHeadSet(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.heads[body["department"], body["window_group"]] = subject

    def _on_DutySet(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        halves = tuple(half for half in ("am", "pm") if body[half] is not None)
        self.duty[subject, body["date"]] = halves

    def _on_DutyCleared(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.duty.pop((subject, body["date"]), None)

    def _on_OutingRegistered(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.outings[subject, body["date"]][body["outing"]] = (body["first"], body["last"])

    def _on_StoodDown(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.downs[subject][body["stand_down"]] = (body["first"], body["last"] or ALWAYS)

    def _on_StandDownEnded(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        first, _ = self.downs[subject][body["stand_down"]]
        self.downs[subject][body["stand_down"]] = (first, body["last"])

    def _on_UserCreated(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.accounts[subject] = (body["person"], frozenset(body["roles"]), body["department"])

    def _on_RelativeListed(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        pair = frozenset((subject, body["other"]))
        (self.related.add if body["listed"] else self.related.discard)(pair)

    def _on_DelegationGiven(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        self.delegations[body["delegation"]] = (subject, body["to"], body["first"], body["last"])

    def _on_DelegationEnded(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.delegations.pop(body["delegation"], None)

    # --- leaves -----------------------------------------------------------------------------------------

    def _on_LeaveDrafted(self, seq: int, subject: str, actor: str, body: Body) -> None:
        self._free(body["leave"])
        self.leaves[body["leave"]] = self._request(seq, subject, actor, body)

    def _on_LeaveSubmitted(self, seq: int, subject: str, actor: str, body: Body) -> None:
        key = body["leave"]
        self._free(key)
        made = self.leaves[key] = self._request(seq, subject, actor, body)
        made.state, made.route, made.late = "submitted", body["route"], body["late"]
        made.chain, made.day = body["chain_halves"], self.today
        made.holds = halves_between(made.first, made.last)
        self.live[subject].add(key)
        self.held.update({(subject, slot): key for slot in made.holds})
        if made.cover:
            group = (body["department"], body["window_group"])
            self._cover(f"leave:{key}", Cover(made.cover, subject, group, set(made.holds), False, key))

    @staticmethod
    def _request(seq: int, subject: str, actor: str, body: Body) -> Request:
        span = (body["first"], body["last"])
        return Request(subject, body["kind"], *span, body["cover"], order=seq, entered_by=actor)

    def _on_LeaveReturnedForChange(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self._free(body["leave"])
        request = self.leaves[body["leave"]]
        request.state, request.opinion, request.opinion_by = "draft", None, ""

    def _on_LeaveRerouted(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        request = self.leaves[body["leave"]]
        request.state, request.route, request.chain = "submitted", body["route"], body["chain_halves"]
        request.opinion, request.opinion_by, request.decided_by = None, "", ""
        self._agree_of(body["leave"], False)

    def _on_LeaveRecounted(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.leaves[body["leave"]].chain = body["chain_halves"]

    def _on_LeaveOpinionGiven(self, _seq: int, _subject: str, actor: str, body: Body) -> None:
        request = self.leaves[body["leave"]]
        if body["effective"]:
            request.state, request.opinion, request.opinion_by = "opinion", body["agree"], actor

    def _on_LeaveDecided(self, _seq: int, _subject: str, actor: str, body: Body) -> None:
        request = self.leaves[body["leave"]]
        request.state, request.decided_by = "approved" if body["approved"] else "refused", actor
        if body["approved"]:
            self._agree_of(body["leave"], True)
        else:
            self._free(body["leave"])

    def _on_LeaveWithdrawn(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self._free(body["leave"])
        self.leaves[body["leave"]].state = "withdrawn"

    def _on_LeaveReturned(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self._free(body["leave"], body["back"])
        self.leaves[body["leave"]].state = "returned"

    def _on_LeaveSlotReleased(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self._free(body["leave"], body["slot"], body["slot"])

    def _free(self, key: str, since: str = "", until: str = "~") -> None:
        """What the leave held from `since` to `until` is free, and so is who covers it."""
        request = self.leaves.get(key)
        if request is None:
            return
        for slot in [slot for slot in request.holds if since <= slot <= until]:
            request.holds.remove(slot)
            self.held.pop((request.person, slot), None)
        if not request.holds:
            self.live[request.person].discard(key)
        for cover, made in list(self.covers.items()):
            if made.leave == key:
                self._end(cover, since, until)

    # --- covers -----------------------------------------------------------------------------------------

    def _cover(self, key: str, made: Cover) -> None:
        self.covers[key] = made
        self.covering.update({(made.person, slot): key for slot in made.slots})

    def _agree_of(self, leave: str, agreed: bool) -> None:
        made = self.covers.get(f"leave:{leave}")
        if made is not None:
            made.agreed = agreed

    def _end(self, key: str, since: str, until: str = "~") -> None:
        made = self.covers[key]
        for slot in [slot for slot in made.slots if since <= slot <= until]:
            made.slots.remove(slot)
            self.covering.pop((made.person, slot), None)
        if not made.slots:
            del self.covers[key]

    def _on_CoverRegistered(self, _seq: int, subject: str, _actor: str, body: Body) -> None:
        group = (body["department"], body["window_group"])
        self._cover(body["cover"], Cover(subject, body["covered"], group, set(body["slots"]), False))

    def _on_CoverAgreed(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        self.covers[body["cover"]].agreed = True

    def _on_CoverEnded(self, _seq: int, _subject: str, _actor: str, body: Body) -> None:
        if body["cover"] in self.covers:
            self._end(body["cover"], body["since"])
