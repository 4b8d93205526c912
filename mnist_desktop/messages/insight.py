"""Sentences that explain an answer, put together from what is done to a drawing and where."""

from collections.abc import Callable, Mapping, Sequence

from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP

TEXTS: Mapping[str, str] = {
    "runs_alike": QT_TRANSLATE_NOOP(
        "messages",
        "These runs differ no more than repeats of the same run do. We cannot tell yet which is"
        " better.",
    ),
    "runs_differ": QT_TRANSLATE_NOOP(
        "messages",
        "{better} is better than {other}: on average {better_percent} % of the validation images"
        " against {other_percent} %, {repeats} runs each. If the two did not differ, chance would"
        " part them as far in {chance} of 100 such comparisons.",
    ),
    "runs_other_data": QT_TRANSLATE_NOOP(
        "messages",
        "These runs learned from different data sets and were measured on different images, so"
        " they cannot be compared.",
    ),
    "runs_too_few": QT_TRANSLATE_NOOP(
        "messages",
        "Of {name} there are {count} of the {repeats} repeats with the seeds 1 to {repeats}, which"
        " it takes to tell a difference from chance: choose it and press Again with five seeds.",
    ),
    "answer_changes": QT_TRANSLATE_NOOP(
        "messages",
        "Read as {before}. {change}, this network reads {after} ({percent} %).",
    ),
    "answer_lost": QT_TRANSLATE_NOOP(
        "messages",
        "Read as {before}. {change}, this network no longer reads {before}.",
    ),
    "explain_number": QT_TRANSLATE_NOOP(
        "messages",
        "There are {count} digits here, {text}; one is explained at a time. Save one of them in a"
        " file of its own.",
    ),
    "sureness_by_others": QT_TRANSLATE_NOOP(
        "messages",
        "Of {count} drawings by other people that networks trained like this one were this sure of"
        " ({range}), they misread {misread}.",
    ),
    "sureness_of_validation": QT_TRANSLATE_NOOP(
        "messages",
        "Of {count} validation images that this network was this sure of ({range}), it misread"
        " {misread}. Those are images of the data set, not drawings made here with the pen.",
    ),
    "sureness_interval": QT_TRANSLATE_NOOP(
        "messages",
        "Chance plays a part in such a count: between {low} and {high} of 10,000 such images may be"
        " misread (95 % interval).",
    ),
    "confusion_right": QT_TRANSLATE_NOOP(
        "messages", "{label} read as {answer}: {count} of {total}. That is right."
    ),
    "confusion_wrong": QT_TRANSLATE_NOOP(
        "messages", "{label} read as {answer}: {count} of {total}."
    ),
    "confusion_no_images": QT_TRANSLATE_NOOP("messages", "No image here is labelled {label}."),
    "label_disputed": QT_TRANSLATE_NOOP(
        "messages",
        "Its label is {label}, and most people doubt it: of five who were asked, {agreed} saw"
        " {label}, {saw_other} saw {other} and {neither} saw neither ({source}).",
    ),
    "test_closed_validated": QT_TRANSLATE_NOOP(
        "messages",
        "You chose this network with the validation images. Open the test images once, when you"
        " have finished choosing.",
    ),
    "test_closed": QT_TRANSLATE_NOOP(
        "messages",
        "Networks are chosen with the validation images. Open the test images once, when you have"
        " finished choosing.",
    ),
    "test_learning": QT_TRANSLATE_NOOP(
        "messages",
        "This network still learns. Test images are opened when it has been chosen.",
    ),
    "tested_never": QT_TRANSLATE_NOOP(
        "messages", "No test of this network on test images is known here."
    ),
    "tested_once": QT_TRANSLATE_NOOP(
        "messages", "It has been tested on test images at least once."
    ),
    "tested_often": QT_TRANSLATE_NOOP(
        "messages",
        "It has been tested on test images at least {count} times. Whoever chooses by them needs"
        " other ones to test with.",
    ),
    "paired_learning": QT_TRANSLATE_NOOP(
        "messages", "The network that answers still learns. It is compared when its run has ended."
    ),
    "paired_same": QT_TRANSLATE_NOOP(
        "messages", "That is the network that answers. Choose another one to compare it with."
    ),
    "paired_other_classes": QT_TRANSLATE_NOOP(
        "messages", "The two can only be compared by images of classes that both know."
    ),
    "paired_nothing": QT_TRANSLATE_NOOP("messages", "There are no images to compare the two by."),
    "paired_equal": QT_TRANSLATE_NOOP(
        "messages",
        "Of {total} images, {first} and {second} read the same {right} right: nothing here tells"
        " one from the other.",
    ),
    "paired_chance": QT_TRANSLATE_NOOP(
        "messages",
        "Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone."
        " These differ no more than chance explains: two equally good networks would differ at"
        " least this unevenly in {percent} % of such comparisons.",
    ),
    "paired_more": QT_TRANSLATE_NOOP(
        "messages",
        "Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone."
        " That is more than chance easily explains: two equally good networks would differ at"
        " least this unevenly in {percent} % of such comparisons.",
    ),
    "paired_far_more": QT_TRANSLATE_NOOP(
        "messages",
        "Of {total} images, {gained} are read right by {first} alone and {lost} by {second} alone."
        " That is more than chance explains: two equally good networks would differ at least this"
        " unevenly in less than 0.1 % of such comparisons.",
    ),
}
"""The sentences; {change} is one of CHANGES with its places."""

CHANGES: Mapping[str, str] = {
    "closed": QT_TRANSLATE_NOOP("messages", "With the opening {place} closed"),
    "both_closed": QT_TRANSLATE_NOOP("messages", "With the openings {place} and {second} closed"),
    "joined": QT_TRANSLATE_NOOP("messages", "With its lines joined {place}"),
    "both_joined": QT_TRANSLATE_NOOP("messages", "With its lines joined {place} and {second}"),
    "opened": QT_TRANSLATE_NOOP("messages", "With its loop open {place}"),
    "gap": QT_TRANSLATE_NOOP("messages", "With a gap {place}"),
    "gaps": QT_TRANSLATE_NOOP("messages", "With gaps {place} and {second}"),
    "no_part": QT_TRANSLATE_NOOP("messages", "Without the part {place}"),
    "no_stroke": QT_TRANSLATE_NOOP("messages", "Without the stroke {place}"),
    "no_bar": QT_TRANSLATE_NOOP("messages", "Without the bar across it"),
    "no_flag": QT_TRANSLATE_NOOP("messages", "Without its flag"),
    "no_top_line": QT_TRANSLATE_NOOP("messages", "Without the line along its top"),
    "no_base": QT_TRANSLATE_NOOP("messages", "Without the line along its bottom"),
    "longer": QT_TRANSLATE_NOOP("messages", "With its end {place} drawn further"),
    "line": QT_TRANSLATE_NOOP("messages", "With a short line added {place}, {second}"),
    "flag": QT_TRANSLATE_NOOP("messages", "With a flag {place}"),
    "bar": QT_TRANSLATE_NOOP("messages", "With a bar across it {place}"),
    "top_line": QT_TRANSLATE_NOOP("messages", "With a line along its top"),
    "base": QT_TRANSLATE_NOOP("messages", "With a line along its bottom"),
    "slash": QT_TRANSLATE_NOOP("messages", "With a slash through it"),
}
"""What is done to a drawing: the beginning of a sentence."""

PLACES: Mapping[str, str] = {
    "top": QT_TRANSLATE_NOOP("messages", "at the top"),
    "top_right": QT_TRANSLATE_NOOP("messages", "at the upper right"),
    "right": QT_TRANSLATE_NOOP("messages", "on the right"),
    "bottom_right": QT_TRANSLATE_NOOP("messages", "at the lower right"),
    "bottom": QT_TRANSLATE_NOOP("messages", "at the bottom"),
    "bottom_left": QT_TRANSLATE_NOOP("messages", "at the lower left"),
    "left": QT_TRANSLATE_NOOP("messages", "on the left"),
    "top_left": QT_TRANSLATE_NOOP("messages", "at the upper left"),
    "middle": QT_TRANSLATE_NOOP("messages", "in the middle"),
}
"""Where, in the drawing."""

PARTS: Mapping[str, str] = {
    "lengthened": QT_TRANSLATE_NOOP("messages", "Draw an end further {place}."),
    "closed": QT_TRANSLATE_NOOP("messages", "Join an end to other ink {place}."),
    "bent": QT_TRANSLATE_NOOP("messages", "Lead the line another way {place}."),
    "moved": QT_TRANSLATE_NOOP("messages", "Turn an end another way {place}."),
    "added": QT_TRANSLATE_NOOP("messages", "Add a line {place}."),
    "shortened": QT_TRANSLATE_NOOP("messages", "Shorten an end {place}."),
    "opened": QT_TRANSLATE_NOOP("messages", "Leave a gap {place}."),
    "deleted": QT_TRANSLATE_NOOP("messages", "Leave out the stroke {place}."),
}
"""What a person does to make it another digit; the keys are `changed_parts.KINDS`."""

DIRECTIONS: Mapping[str, str] = {
    "top": QT_TRANSLATE_NOOP("messages", "upwards"),
    "top_right": QT_TRANSLATE_NOOP("messages", "to the upper right"),
    "right": QT_TRANSLATE_NOOP("messages", "to the right"),
    "bottom_right": QT_TRANSLATE_NOOP("messages", "to the lower right"),
    "bottom": QT_TRANSLATE_NOOP("messages", "downwards"),
    "bottom_left": QT_TRANSLATE_NOOP("messages", "to the lower left"),
    "left": QT_TRANSLATE_NOOP("messages", "to the left"),
    "top_left": QT_TRANSLATE_NOOP("messages", "to the upper left"),
}
"""Which way an added line leads."""


def part_text(kind: str, place: str, translate: Callable[[str, str], str] | None = None) -> str:
    """One thing to do to a drawing, in a sentence.

    Args:
        kind: a key of PARTS.
        place: a key of PLACES.
        translate: takes context and English text.
    """
    texts = PARTS[kind], PLACES[place]
    if translate is not None:
        texts = translate("messages", texts[0]), translate("messages", texts[1])
    return texts[0].format(place=texts[1])


def change_text(
    change: str,
    places: Sequence[str],
    translate: Callable[[str, str], str] | None = None,
) -> str:
    """What is done to a drawing, in words.

    Args:
        change: a key of CHANGES.
        places: keys of PLACES; the second of a "line" is one of DIRECTIONS.
        translate: takes context and English text.
    """
    tables = (PLACES, DIRECTIONS if change == "line" else PLACES)
    texts = [CHANGES[change], *(t[place] for t, place in zip(tables, places, strict=False))]
    if translate is not None:
        texts = [translate("messages", text) for text in texts]
    return texts[0].format_map(dict(zip(("place", "second"), texts[1:], strict=False)))
