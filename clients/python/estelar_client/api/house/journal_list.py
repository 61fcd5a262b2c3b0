from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.journal_list_lang import check_journal_list_lang
from ...models.journal_list_lang import JournalListLang
from ...models.line_list import LineList
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    by: int | None | Unset = UNSET,
    key: str | Unset = '',
    subject_type: str | Unset = '',
    subject_id: str | Unset = '',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: JournalListLang | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["limit"] = limit

    params["fields"] = fields

    json_by: int | None | Unset
    if isinstance(by, Unset):
        json_by = UNSET
    else:
        json_by = by
    params["by"] = json_by

    params["key"] = key

    params["subject_type"] = subject_type

    params["subject_id"] = subject_id

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

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/journal",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LineList | Problem | None:
    if response.status_code == 200:
        response_200 = LineList.from_dict(response.json())



        return response_200

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[LineList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    by: int | None | Unset = UNSET,
    key: str | Unset = '',
    subject_type: str | Unset = '',
    subject_id: str | Unset = '',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: JournalListLang | Unset = UNSET,

) -> Response[LineList | Problem]:
    """ The journal

     Newest first. For a robot with a role in the whole organisation.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        by (int | None | Unset): Of this person.
        key (str | Unset): With this key; `people.` with its point: all of that room. Default: ''.
        subject_type (str | Unset): About this kind of thing. Default: ''.
        subject_id (str | Unset): About the thing with this number. Default: ''.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (JournalListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
by=by,
key=key,
subject_type=subject_type,
subject_id=subject_id,
since=since,
until=until,
lang=lang,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    by: int | None | Unset = UNSET,
    key: str | Unset = '',
    subject_type: str | Unset = '',
    subject_id: str | Unset = '',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: JournalListLang | Unset = UNSET,

) -> LineList | Problem | None:
    """ The journal

     Newest first. For a robot with a role in the whole organisation.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        by (int | None | Unset): Of this person.
        key (str | Unset): With this key; `people.` with its point: all of that room. Default: ''.
        subject_type (str | Unset): About this kind of thing. Default: ''.
        subject_id (str | Unset): About the thing with this number. Default: ''.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (JournalListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineList | Problem
     """


    return sync_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
by=by,
key=key,
subject_type=subject_type,
subject_id=subject_id,
since=since,
until=until,
lang=lang,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    by: int | None | Unset = UNSET,
    key: str | Unset = '',
    subject_type: str | Unset = '',
    subject_id: str | Unset = '',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: JournalListLang | Unset = UNSET,

) -> Response[LineList | Problem]:
    """ The journal

     Newest first. For a robot with a role in the whole organisation.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        by (int | None | Unset): Of this person.
        key (str | Unset): With this key; `people.` with its point: all of that room. Default: ''.
        subject_type (str | Unset): About this kind of thing. Default: ''.
        subject_id (str | Unset): About the thing with this number. Default: ''.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (JournalListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
by=by,
key=key,
subject_type=subject_type,
subject_id=subject_id,
since=since,
until=until,
lang=lang,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    by: int | None | Unset = UNSET,
    key: str | Unset = '',
    subject_type: str | Unset = '',
    subject_id: str | Unset = '',
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: JournalListLang | Unset = UNSET,

) -> LineList | Problem | None:
    """ The journal

     Newest first. For a robot with a role in the whole organisation.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        by (int | None | Unset): Of this person.
        key (str | Unset): With this key; `people.` with its point: all of that room. Default: ''.
        subject_type (str | Unset): About this kind of thing. Default: ''.
        subject_id (str | Unset): About the thing with this number. Default: ''.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (JournalListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineList | Problem
     """


    return (await asyncio_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
by=by,
key=key,
subject_type=subject_type,
subject_id=subject_id,
since=since,
until=until,
lang=lang,

    )).parsed
