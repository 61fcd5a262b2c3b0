from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.encounter_list import EncounterList
from ...models.encounters_list_impression_type_0 import check_encounters_list_impression_type_0
from ...models.encounters_list_impression_type_0 import EncountersListImpressionType0
from ...models.encounters_list_lang import check_encounters_list_lang
from ...models.encounters_list_lang import EncountersListLang
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime



def _get_kwargs(
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    unit: int | None | Unset = UNSET,
    cycle: int | None | Unset = UNSET,
    moment: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    visit: None | Unset | UUID = UNSET,
    impression: EncountersListImpressionType0 | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    comment: bool | None | Unset = UNSET,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: EncountersListLang | Unset = UNSET,

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

    json_cycle: int | None | Unset
    if isinstance(cycle, Unset):
        json_cycle = UNSET
    else:
        json_cycle = cycle
    params["cycle"] = json_cycle

    json_moment: int | None | Unset
    if isinstance(moment, Unset):
        json_moment = UNSET
    else:
        json_moment = moment
    params["moment"] = json_moment

    json_customer: int | None | Unset
    if isinstance(customer, Unset):
        json_customer = UNSET
    else:
        json_customer = customer
    params["customer"] = json_customer

    json_visit: None | str | Unset
    if isinstance(visit, Unset):
        json_visit = UNSET
    elif isinstance(visit, UUID):
        json_visit = str(visit)
    else:
        json_visit = visit
    params["visit"] = json_visit

    json_impression: None | str | Unset
    if isinstance(impression, Unset):
        json_impression = UNSET
    elif isinstance(impression, str):
        json_impression = impression
    else:
        json_impression = impression
    params["impression"] = json_impression

    params["source"] = source

    params["external_id"] = external_id

    json_comment: bool | None | Unset
    if isinstance(comment, Unset):
        json_comment = UNSET
    else:
        json_comment = comment
    params["comment"] = json_comment

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
        "url": "/api/v1/encounters",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> EncounterList | Problem | None:
    if response.status_code == 200:
        response_200 = EncounterList.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[EncounterList | Problem]:
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
    cycle: int | None | Unset = UNSET,
    moment: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    visit: None | Unset | UUID = UNSET,
    impression: EncountersListImpressionType0 | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    comment: bool | None | Unset = UNSET,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: EncountersListLang | Unset = UNSET,

) -> Response[EncounterList | Problem]:
    """ Contacts

     Those of the units that the robot sees, the latest lived first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        cycle (int | None | Unset): Of this cycle.
        moment (int | None | Unset): Of this moment.
        customer (int | None | Unset): Of this customer.
        visit (None | Unset | UUID): Of this visit.
        impression (EncountersListImpressionType0 | None | Unset): With this impression.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        comment (bool | None | Unset): With (true) or without (false) a comment.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (EncountersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EncounterList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
cycle=cycle,
moment=moment,
customer=customer,
visit=visit,
impression=impression,
source=source,
external_id=external_id,
comment=comment,
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
    unit: int | None | Unset = UNSET,
    cycle: int | None | Unset = UNSET,
    moment: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    visit: None | Unset | UUID = UNSET,
    impression: EncountersListImpressionType0 | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    comment: bool | None | Unset = UNSET,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: EncountersListLang | Unset = UNSET,

) -> EncounterList | Problem | None:
    """ Contacts

     Those of the units that the robot sees, the latest lived first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        cycle (int | None | Unset): Of this cycle.
        moment (int | None | Unset): Of this moment.
        customer (int | None | Unset): Of this customer.
        visit (None | Unset | UUID): Of this visit.
        impression (EncountersListImpressionType0 | None | Unset): With this impression.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        comment (bool | None | Unset): With (true) or without (false) a comment.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (EncountersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EncounterList | Problem
     """


    return sync_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
cycle=cycle,
moment=moment,
customer=customer,
visit=visit,
impression=impression,
source=source,
external_id=external_id,
comment=comment,
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
    unit: int | None | Unset = UNSET,
    cycle: int | None | Unset = UNSET,
    moment: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    visit: None | Unset | UUID = UNSET,
    impression: EncountersListImpressionType0 | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    comment: bool | None | Unset = UNSET,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: EncountersListLang | Unset = UNSET,

) -> Response[EncounterList | Problem]:
    """ Contacts

     Those of the units that the robot sees, the latest lived first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        cycle (int | None | Unset): Of this cycle.
        moment (int | None | Unset): Of this moment.
        customer (int | None | Unset): Of this customer.
        visit (None | Unset | UUID): Of this visit.
        impression (EncountersListImpressionType0 | None | Unset): With this impression.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        comment (bool | None | Unset): With (true) or without (false) a comment.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (EncountersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EncounterList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
cycle=cycle,
moment=moment,
customer=customer,
visit=visit,
impression=impression,
source=source,
external_id=external_id,
comment=comment,
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
    unit: int | None | Unset = UNSET,
    cycle: int | None | Unset = UNSET,
    moment: int | None | Unset = UNSET,
    customer: int | None | Unset = UNSET,
    visit: None | Unset | UUID = UNSET,
    impression: EncountersListImpressionType0 | None | Unset = UNSET,
    source: str | Unset = '',
    external_id: str | Unset = '',
    comment: bool | None | Unset = UNSET,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    lang: EncountersListLang | Unset = UNSET,

) -> EncounterList | Problem | None:
    """ Contacts

     Those of the units that the robot sees, the latest lived first.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        unit (int | None | Unset): Of this unit and everything below it.
        cycle (int | None | Unset): Of this cycle.
        moment (int | None | Unset): Of this moment.
        customer (int | None | Unset): Of this customer.
        visit (None | Unset | UUID): Of this visit.
        impression (EncountersListImpressionType0 | None | Unset): With this impression.
        source (str | Unset): From this source. Default: ''.
        external_id (str | Unset): With this number in its source. Default: ''.
        comment (bool | None | Unset): With (true) or without (false) a comment.
        since (datetime.date | None | Unset): From this local day on.
        until (datetime.date | None | Unset): Up to this local day.
        lang (EncountersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EncounterList | Problem
     """


    return (await asyncio_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
unit=unit,
cycle=cycle,
moment=moment,
customer=customer,
visit=visit,
impression=impression,
source=source,
external_id=external_id,
comment=comment,
since=since,
until=until,
lang=lang,

    )).parsed
