from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.case_list import CaseList
from ...models.cases_list_kind import CasesListKind
from ...models.cases_list_kind import check_cases_list_kind
from ...models.cases_list_lang import CasesListLang
from ...models.cases_list_lang import check_cases_list_lang
from ...models.cases_list_status import CasesListStatus
from ...models.cases_list_status import check_cases_list_status
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    unit: int | None | Unset = UNSET,
    kind: CasesListKind | Unset = '',
    status: CasesListStatus | Unset = '',
    open_: bool | None | Unset = UNSET,
    owner: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    theme: int | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    received_since: datetime.datetime | None | Unset = UNSET,
    received_until: datetime.datetime | None | Unset = UNSET,
    due_until: datetime.datetime | None | Unset = UNSET,
    lang: CasesListLang | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["limit"] = limit

    params["fields"] = fields

    json_unit: int | None | Unset
    if isinstance(unit, Unset):
        json_unit = UNSET
    else:
        json_unit = unit
    params["unit"] = json_unit

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_open_: bool | None | Unset
    if isinstance(open_, Unset):
        json_open_ = UNSET
    else:
        json_open_ = open_
    params["open"] = json_open_

    json_owner: int | None | Unset
    if isinstance(owner, Unset):
        json_owner = UNSET
    else:
        json_owner = owner
    params["owner"] = json_owner

    json_customer: int | None | Unset
    if isinstance(customer, Unset):
        json_customer = UNSET
    else:
        json_customer = customer
    params["customer"] = json_customer

    json_theme: int | None | Unset
    if isinstance(theme, Unset):
        json_theme = UNSET
    else:
        json_theme = theme
    params["theme"] = json_theme

    params["source"] = source

    params["external_id"] = external_id

    json_received_since: None | str | Unset
    if isinstance(received_since, Unset):
        json_received_since = UNSET
    elif isinstance(received_since, datetime.datetime):
        json_received_since = received_since.isoformat()
    else:
        json_received_since = received_since
    params["received_since"] = json_received_since

    json_received_until: None | str | Unset
    if isinstance(received_until, Unset):
        json_received_until = UNSET
    elif isinstance(received_until, datetime.datetime):
        json_received_until = received_until.isoformat()
    else:
        json_received_until = received_until
    params["received_until"] = json_received_until

    json_due_until: None | str | Unset
    if isinstance(due_until, Unset):
        json_due_until = UNSET
    elif isinstance(due_until, datetime.datetime):
        json_due_until = due_until.isoformat()
    else:
        json_due_until = due_until
    params["due_until"] = json_due_until

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/cases",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CaseList | Problem | None:
    if response.status_code == 200:
        response_200 = CaseList.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CaseList | Problem]:
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
    unit: int | None | Unset = UNSET,
    kind: CasesListKind | Unset = '',
    status: CasesListStatus | Unset = '',
    open_: bool | None | Unset = UNSET,
    owner: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    theme: int | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    received_since: datetime.datetime | None | Unset = UNSET,
    received_until: datetime.datetime | None | Unset = UNSET,
    due_until: datetime.datetime | None | Unset = UNSET,
    lang: CasesListLang | Unset = UNSET,

) -> Response[CaseList | Problem]:
    """ Cases

     Those that the robot sees, the latest first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        kind (CasesListKind | Unset): Of this kind. Default: ''.
        status (CasesListStatus | Unset): In this state. Default: ''.
        open_ (bool | None | Unset): Open (true) or over (false).
        owner (int | None | Unset): Of this owner.
        customer (int | None | Unset): Of this customer.
        theme (int | None | Unset): With this theme or one below it.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        received_since (datetime.datetime | None | Unset): Come in at this time or later.
        received_until (datetime.datetime | None | Unset): Come in before this time.
        due_until (datetime.datetime | None | Unset): With a next deadline before this time.
        lang (CasesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CaseList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
kind=kind,
status=status,
open_=open_,
owner=owner,
customer=customer,
theme=theme,
source=source,
external_id=external_id,
received_since=received_since,
received_until=received_until,
due_until=due_until,
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
    unit: int | None | Unset = UNSET,
    kind: CasesListKind | Unset = '',
    status: CasesListStatus | Unset = '',
    open_: bool | None | Unset = UNSET,
    owner: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    theme: int | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    received_since: datetime.datetime | None | Unset = UNSET,
    received_until: datetime.datetime | None | Unset = UNSET,
    due_until: datetime.datetime | None | Unset = UNSET,
    lang: CasesListLang | Unset = UNSET,

) -> CaseList | Problem | None:
    """ Cases

     Those that the robot sees, the latest first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        kind (CasesListKind | Unset): Of this kind. Default: ''.
        status (CasesListStatus | Unset): In this state. Default: ''.
        open_ (bool | None | Unset): Open (true) or over (false).
        owner (int | None | Unset): Of this owner.
        customer (int | None | Unset): Of this customer.
        theme (int | None | Unset): With this theme or one below it.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        received_since (datetime.datetime | None | Unset): Come in at this time or later.
        received_until (datetime.datetime | None | Unset): Come in before this time.
        due_until (datetime.datetime | None | Unset): With a next deadline before this time.
        lang (CasesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CaseList | Problem
     """


    return sync_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
kind=kind,
status=status,
open_=open_,
owner=owner,
customer=customer,
theme=theme,
source=source,
external_id=external_id,
received_since=received_since,
received_until=received_until,
due_until=due_until,
lang=lang,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    unit: int | None | Unset = UNSET,
    kind: CasesListKind | Unset = '',
    status: CasesListStatus | Unset = '',
    open_: bool | None | Unset = UNSET,
    owner: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    theme: int | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    received_since: datetime.datetime | None | Unset = UNSET,
    received_until: datetime.datetime | None | Unset = UNSET,
    due_until: datetime.datetime | None | Unset = UNSET,
    lang: CasesListLang | Unset = UNSET,

) -> Response[CaseList | Problem]:
    """ Cases

     Those that the robot sees, the latest first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        kind (CasesListKind | Unset): Of this kind. Default: ''.
        status (CasesListStatus | Unset): In this state. Default: ''.
        open_ (bool | None | Unset): Open (true) or over (false).
        owner (int | None | Unset): Of this owner.
        customer (int | None | Unset): Of this customer.
        theme (int | None | Unset): With this theme or one below it.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        received_since (datetime.datetime | None | Unset): Come in at this time or later.
        received_until (datetime.datetime | None | Unset): Come in before this time.
        due_until (datetime.datetime | None | Unset): With a next deadline before this time.
        lang (CasesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CaseList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
kind=kind,
status=status,
open_=open_,
owner=owner,
customer=customer,
theme=theme,
source=source,
external_id=external_id,
received_since=received_since,
received_until=received_until,
due_until=due_until,
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
    unit: int | None | Unset = UNSET,
    kind: CasesListKind | Unset = '',
    status: CasesListStatus | Unset = '',
    open_: bool | None | Unset = UNSET,
    owner: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    theme: int | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    received_since: datetime.datetime | None | Unset = UNSET,
    received_until: datetime.datetime | None | Unset = UNSET,
    due_until: datetime.datetime | None | Unset = UNSET,
    lang: CasesListLang | Unset = UNSET,

) -> CaseList | Problem | None:
    """ Cases

     Those that the robot sees, the latest first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        kind (CasesListKind | Unset): Of this kind. Default: ''.
        status (CasesListStatus | Unset): In this state. Default: ''.
        open_ (bool | None | Unset): Open (true) or over (false).
        owner (int | None | Unset): Of this owner.
        customer (int | None | Unset): Of this customer.
        theme (int | None | Unset): With this theme or one below it.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        received_since (datetime.datetime | None | Unset): Come in at this time or later.
        received_until (datetime.datetime | None | Unset): Come in before this time.
        due_until (datetime.datetime | None | Unset): With a next deadline before this time.
        lang (CasesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CaseList | Problem
     """


    return (await asyncio_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
kind=kind,
status=status,
open_=open_,
owner=owner,
customer=customer,
theme=theme,
source=source,
external_id=external_id,
received_since=received_since,
received_until=received_until,
due_until=due_until,
lang=lang,

    )).parsed
