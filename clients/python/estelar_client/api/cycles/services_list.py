from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.service_list import ServiceList
from ...models.services_list_lang import check_services_list_lang
from ...models.services_list_lang import ServicesListLang
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: ServicesListLang | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["limit"] = limit

    params["fields"] = fields

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/services",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ServiceList | None:
    if response.status_code == 200:
        response_200 = ServiceList.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | ServiceList]:
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
    lang: ServicesListLang | Unset = UNSET,

) -> Response[Problem | ServiceList]:
    """ Services

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (ServicesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ServiceList]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
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
    lang: ServicesListLang | Unset = UNSET,

) -> Problem | ServiceList | None:
    """ Services

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (ServicesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ServiceList
     """


    return sync_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
lang=lang,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: ServicesListLang | Unset = UNSET,

) -> Response[Problem | ServiceList]:
    """ Services

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (ServicesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ServiceList]
     """


    kwargs = _get_kwargs(
        cursor=cursor,
limit=limit,
fields=fields,
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
    lang: ServicesListLang | Unset = UNSET,

) -> Problem | ServiceList | None:
    """ Services

    Args:
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (ServicesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ServiceList
     """


    return (await asyncio_detailed(
        client=client,
cursor=cursor,
limit=limit,
fields=fields,
lang=lang,

    )).parsed
