"""Overrides of Qt methods and slots that raise, each in its turn, when they are next called."""

import types

from shiboken6 import Shiboken

import mnist_desktop

AT_ONCE = 100
_turn = {}  # how often the one of this name has raised: the first time in Python, then in C
_current = []  # Raising


def raise_now(name):
    """Called by a function whose code was exchanged; raises once, and gives it back its code."""
    _current[-1].give_back(name)
    _turn[name] = _turn.get(name, 0) + 1
    if _turn[name] == 2:
        int(float("nan"))
    raise ValueError(name)


class Raising:
    """Exchanges the code of functions: slots that are connected already raise too.

    Args:
        chance: chooses whose turn it is.
    """

    def __init__(self, chance):
        self._chance = chance
        self._functions = dict(_callables())
        self._really = {}  # name: code
        _current.append(self)

    @property
    def raised(self):
        """The names of those that have raised."""
        return sorted(_turn)

    def take_turns(self):
        """Ends the turns of some, and begins those of as many that have not raised yet."""
        self.restore()
        self._functions.update(_callables())  # dialogs bring more
        waiting = [name for name in self._functions if _turn.get(name, 0) < 2]
        for name in self._chance.sample(waiting, min(AT_ONCE, len(waiting))):
            function = self._functions[name]
            self._really[name] = function.__code__
            function.__code__ = _raising(name, function)

    def restore(self):
        """Gives every function its own code back."""
        for name in [*self._really]:
            self.give_back(name)

    def give_back(self, name):
        """Gives a function its own code back; another thread may have done so."""
        code = self._really.pop(name, None)
        if code is not None:
            self._functions[name].__code__ = code


def _raising(name, function):
    """Code that raises, with as many variables of an outer function as the function has."""
    free = [f"free{i}" for i in range(len(function.__code__.co_freevars))]
    source = (
        f"def outer({', '.join(free)}):\n"
        "    def raising(*arguments, **named):\n"
        f"        ({', '.join([*free, 'None'])})\n"
        "        from tests.promises.raising import raise_now\n"
        f"        raise_now({name!r})\n"
        "    return raising\n"
    )
    made = {}
    exec(source, made)
    return made["outer"](*free).__code__


def _callables():
    """(name, function) of every override of a Qt method, and every slot, of a class of ours."""
    for cls in _below(Shiboken.Object):
        if not cls.__module__.startswith(mnist_desktop.__name__):
            continue
        for owner in cls.__mro__:
            for name, value in vars(owner).items():
                if not isinstance(value, types.FunctionType):
                    continue
                function = getattr(value, "__wrapped__", value)
                is_ours = function.__module__.startswith(mnist_desktop.__name__)
                is_override = function is not value
                if is_ours and (is_override or name.startswith("_on_")):
                    yield f"{function.__module__}.{function.__qualname__}", function


def _below(cls):
    for one in type.__subclasses__(cls):
        yield one
        yield from _below(one)
