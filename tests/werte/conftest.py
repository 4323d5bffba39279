"""What the tests of the value types share."""

from collections.abc import Callable

import pytest
from pydantic_core import PydanticCustomError

from konzept.werte.stil import Wortlaut


@pytest.fixture
def ablehnung() -> Callable[[type[Wortlaut], str], str]:
    """What an author is told: the sentence and the way out."""

    def refuse(kind: type[Wortlaut], wording: str) -> str:
        with pytest.raises(PydanticCustomError) as caught:
            kind.parse(wording)
        fault = caught.value
        assert fault.type == kind.__name__.casefold()
        assert fault.context
        assert fault.message().endswith(".")
        assert "{" not in fault.message()
        return f"{fault.message()} {fault.context['abhilfe']}"

    return refuse
