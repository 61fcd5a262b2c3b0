from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.moment_figures import MomentFigures
from ...models.moment_figures_compare import check_moment_figures_compare
from ...models.moment_figures_compare import MomentFiguresCompare
from ...models.moment_figures_lang import check_moment_figures_lang
from ...models.moment_figures_lang import MomentFiguresLang
from ...models.moment_figures_period import check_moment_figures_period
from ...models.moment_figures_period import MomentFiguresPeriod
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    pk: int,
    moment: int,
    *,
    period: MomentFiguresPeriod | Unset = '90',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    compare: MomentFiguresCompare | Unset = 'previous',
    unit: int | None | Unset = UNSET,
    lang: MomentFiguresLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match



    

    params: dict[str, Any] = {}

    json_period: str | Unset = UNSET
    if not isinstance(period, Unset):
        json_period = period

    params["period"] = json_period

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    elif isinstance(since, datetime.date):
        json_since = since.isoformat()
    else:
        json_since = since
    params["since"] = json_since

    json_until: None | str | Unset
    if isinstance(until, Unset):
        json_until = UNSET
    elif isinstance(until, datetime.date):
        json_until = until.isoformat()
    else:
        json_until = until
    params["until"] = json_until

    json_compare: str | Unset = UNSET
    if not isinstance(compare, Unset):
        json_compare = compare

    params["compare"] = json_compare

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/cycles/{pk}/moments/{moment}/figures".format(pk=quote(str(pk), safe=""),moment=quote(str(moment), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | MomentFigures | Problem | None:
    if response.status_code == 200:
        response_200 = MomentFigures.from_dict(response.json())



        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 405:
        response_405 = Problem.from_dict(response.json())



        return response_405

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())



        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | MomentFigures | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    pk: int,
    moment: int,
    *,
    client: AuthenticatedClient,
    period: MomentFiguresPeriod | Unset = '90',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    compare: MomentFiguresCompare | Unset = 'previous',
    unit: int | None | Unset = UNSET,
    lang: MomentFiguresLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | MomentFigures | Problem]:
    """ The figures of a moment

     The same as in the figures of its cycle.

    Args:
        pk (int):
        moment (int):
        period (MomentFiguresPeriod | Unset): Days up to today, or `custom` with `since` and
            `until`. Default: '90'.
        since (datetime.date | None | Unset): First day of a `custom` period.
        until (datetime.date | None | Unset): Last day of a `custom` period.
        compare (MomentFiguresCompare | Unset): What the period is compared with. Default:
            'previous'.
        unit (int | None | Unset): Of this unit and everything below it.
        lang (MomentFiguresLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | MomentFigures | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
moment=moment,
period=period,
since=since,
until=until,
compare=compare,
unit=unit,
lang=lang,
if_none_match=if_none_match,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    pk: int,
    moment: int,
    *,
    client: AuthenticatedClient,
    period: MomentFiguresPeriod | Unset = '90',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    compare: MomentFiguresCompare | Unset = 'previous',
    unit: int | None | Unset = UNSET,
    lang: MomentFiguresLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | MomentFigures | Problem | None:
    """ The figures of a moment

     The same as in the figures of its cycle.

    Args:
        pk (int):
        moment (int):
        period (MomentFiguresPeriod | Unset): Days up to today, or `custom` with `since` and
            `until`. Default: '90'.
        since (datetime.date | None | Unset): First day of a `custom` period.
        until (datetime.date | None | Unset): Last day of a `custom` period.
        compare (MomentFiguresCompare | Unset): What the period is compared with. Default:
            'previous'.
        unit (int | None | Unset): Of this unit and everything below it.
        lang (MomentFiguresLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | MomentFigures | Problem
     """


    return sync_detailed(
        pk=pk,
moment=moment,
client=client,
period=period,
since=since,
until=until,
compare=compare,
unit=unit,
lang=lang,
if_none_match=if_none_match,

    ).parsed

async def asyncio_detailed(
    pk: int,
    moment: int,
    *,
    client: AuthenticatedClient,
    period: MomentFiguresPeriod | Unset = '90',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    compare: MomentFiguresCompare | Unset = 'previous',
    unit: int | None | Unset = UNSET,
    lang: MomentFiguresLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | MomentFigures | Problem]:
    """ The figures of a moment

     The same as in the figures of its cycle.

    Args:
        pk (int):
        moment (int):
        period (MomentFiguresPeriod | Unset): Days up to today, or `custom` with `since` and
            `until`. Default: '90'.
        since (datetime.date | None | Unset): First day of a `custom` period.
        until (datetime.date | None | Unset): Last day of a `custom` period.
        compare (MomentFiguresCompare | Unset): What the period is compared with. Default:
            'previous'.
        unit (int | None | Unset): Of this unit and everything below it.
        lang (MomentFiguresLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | MomentFigures | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
moment=moment,
period=period,
since=since,
until=until,
compare=compare,
unit=unit,
lang=lang,
if_none_match=if_none_match,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    pk: int,
    moment: int,
    *,
    client: AuthenticatedClient,
    period: MomentFiguresPeriod | Unset = '90',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    compare: MomentFiguresCompare | Unset = 'previous',
    unit: int | None | Unset = UNSET,
    lang: MomentFiguresLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | MomentFigures | Problem | None:
    """ The figures of a moment

     The same as in the figures of its cycle.

    Args:
        pk (int):
        moment (int):
        period (MomentFiguresPeriod | Unset): Days up to today, or `custom` with `since` and
            `until`. Default: '90'.
        since (datetime.date | None | Unset): First day of a `custom` period.
        until (datetime.date | None | Unset): Last day of a `custom` period.
        compare (MomentFiguresCompare | Unset): What the period is compared with. Default:
            'previous'.
        unit (int | None | Unset): Of this unit and everything below it.
        lang (MomentFiguresLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | MomentFigures | Problem
     """


    return (await asyncio_detailed(
        pk=pk,
moment=moment,
client=client,
period=period,
since=since,
until=until,
compare=compare,
unit=unit,
lang=lang,
if_none_match=if_none_match,

    )).parsed
