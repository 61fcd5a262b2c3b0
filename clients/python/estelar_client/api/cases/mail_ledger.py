from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.ledger import Ledger
from ...models.mail_ledger_lang import check_mail_ledger_lang
from ...models.mail_ledger_lang import MailLedgerLang
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    mailbox: int | None | Unset = UNSET,
    lang: MailLedgerLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match



    

    params: dict[str, Any] = {}

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

    json_mailbox: int | None | Unset
    if isinstance(mailbox, Unset):
        json_mailbox = UNSET
    else:
        json_mailbox = mailbox
    params["mailbox"] = json_mailbox

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/mail-ledger",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Ledger | Problem | None:
    if response.status_code == 200:
        response_200 = Ledger.from_dict(response.json())



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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Ledger | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    mailbox: int | None | Unset = UNSET,
    lang: MailLedgerLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | Ledger | Problem]:
    """ The ledger of mail

     For each day and mailbox, what was taken into custody and what became of it. Left out: the last 30
    days.

    Args:
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        mailbox (int | None | Unset): Of this mailbox.
        lang (MailLedgerLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Ledger | Problem]
     """


    kwargs = _get_kwargs(
        since=since,
until=until,
mailbox=mailbox,
lang=lang,
if_none_match=if_none_match,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    mailbox: int | None | Unset = UNSET,
    lang: MailLedgerLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | Ledger | Problem | None:
    """ The ledger of mail

     For each day and mailbox, what was taken into custody and what became of it. Left out: the last 30
    days.

    Args:
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        mailbox (int | None | Unset): Of this mailbox.
        lang (MailLedgerLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Ledger | Problem
     """


    return sync_detailed(
        client=client,
since=since,
until=until,
mailbox=mailbox,
lang=lang,
if_none_match=if_none_match,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    mailbox: int | None | Unset = UNSET,
    lang: MailLedgerLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | Ledger | Problem]:
    """ The ledger of mail

     For each day and mailbox, what was taken into custody and what became of it. Left out: the last 30
    days.

    Args:
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        mailbox (int | None | Unset): Of this mailbox.
        lang (MailLedgerLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Ledger | Problem]
     """


    kwargs = _get_kwargs(
        since=since,
until=until,
mailbox=mailbox,
lang=lang,
if_none_match=if_none_match,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    mailbox: int | None | Unset = UNSET,
    lang: MailLedgerLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | Ledger | Problem | None:
    """ The ledger of mail

     For each day and mailbox, what was taken into custody and what became of it. Left out: the last 30
    days.

    Args:
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        mailbox (int | None | Unset): Of this mailbox.
        lang (MailLedgerLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Ledger | Problem
     """


    return (await asyncio_detailed(
        client=client,
since=since,
until=until,
mailbox=mailbox,
lang=lang,
if_none_match=if_none_match,

    )).parsed
