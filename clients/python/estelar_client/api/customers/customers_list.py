from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.customer_list import CustomerList
from ...models.customers_list_lang import check_customers_list_lang
from ...models.customers_list_lang import CustomersListLang
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    q: str | Unset = '',
    external_id: str | Unset = '',
    unit: int | None | Unset = UNSET,
    lang: CustomersListLang | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["limit"] = limit

    params["fields"] = fields

    params["q"] = q

    params["external_id"] = external_id

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
        "url": "/api/v1/customers",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CustomerList | Problem | None:
    if response.status_code == 200:
        response_200 = CustomerList.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CustomerList | Problem]:
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
    q: str | Unset = '',
    external_id: str | Unset = '',
    unit: int | None | Unset = UNSET,
    lang: CustomersListLang | Unset = UNSET,

) -> Response[CustomerList | Problem]:
    """ Customers

     Those of the units that the robot sees, and those of no unit in particular; without those that were
    erased.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        q (str | Unset): Any part of a name, or the beginning of a document, telephone, e-mail or
            external id. Default: ''.
        external_id (str | Unset): Exactly this number in another system. Default: ''.
        unit (int | None | Unset): Of this unit.
        lang (CustomersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CustomerList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
q=q,
external_id=external_id,
unit=unit,
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
    q: str | Unset = '',
    external_id: str | Unset = '',
    unit: int | None | Unset = UNSET,
    lang: CustomersListLang | Unset = UNSET,

) -> CustomerList | Problem | None:
    """ Customers

     Those of the units that the robot sees, and those of no unit in particular; without those that were
    erased.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        q (str | Unset): Any part of a name, or the beginning of a document, telephone, e-mail or
            external id. Default: ''.
        external_id (str | Unset): Exactly this number in another system. Default: ''.
        unit (int | None | Unset): Of this unit.
        lang (CustomersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CustomerList | Problem
     """


    return sync_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
q=q,
external_id=external_id,
unit=unit,
lang=lang,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    q: str | Unset = '',
    external_id: str | Unset = '',
    unit: int | None | Unset = UNSET,
    lang: CustomersListLang | Unset = UNSET,

) -> Response[CustomerList | Problem]:
    """ Customers

     Those of the units that the robot sees, and those of no unit in particular; without those that were
    erased.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        q (str | Unset): Any part of a name, or the beginning of a document, telephone, e-mail or
            external id. Default: ''.
        external_id (str | Unset): Exactly this number in another system. Default: ''.
        unit (int | None | Unset): Of this unit.
        lang (CustomersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CustomerList | Problem]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
q=q,
external_id=external_id,
unit=unit,
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
    q: str | Unset = '',
    external_id: str | Unset = '',
    unit: int | None | Unset = UNSET,
    lang: CustomersListLang | Unset = UNSET,

) -> CustomerList | Problem | None:
    """ Customers

     Those of the units that the robot sees, and those of no unit in particular; without those that were
    erased.

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        q (str | Unset): Any part of a name, or the beginning of a document, telephone, e-mail or
            external id. Default: ''.
        external_id (str | Unset): Exactly this number in another system. Default: ''.
        unit (int | None | Unset): Of this unit.
        lang (CustomersListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CustomerList | Problem
     """


    return (await asyncio_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
q=q,
external_id=external_id,
unit=unit,
lang=lang,

    )).parsed
