from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.case_messages_list_lang import CaseMessagesListLang
from ...models.case_messages_list_lang import check_case_messages_list_lang
from ...models.message_list import MessageList
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    pk: int,
    *,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: CaseMessagesListLang | Unset = UNSET,

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
        "url": "/api/v1/cases/{pk}/messages".format(pk=quote(str(pk), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MessageList | Problem | None:
    if response.status_code == 200:
        response_200 = MessageList.from_dict(response.json())



        return response_200

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[MessageList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    pk: int,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: CaseMessagesListLang | Unset = UNSET,

) -> Response[MessageList | Problem]:
    """ What was said in a case

     In the order in which it was said, with the notes among ourselves.

    Args:
        pk (int):
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (CaseMessagesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageList | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
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
    pk: int,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: CaseMessagesListLang | Unset = UNSET,

) -> MessageList | Problem | None:
    """ What was said in a case

     In the order in which it was said, with the notes among ourselves.

    Args:
        pk (int):
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (CaseMessagesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageList | Problem
     """


    return sync_detailed(
        pk=pk,
client=client,
cursor=cursor,
limit=limit,
fields=fields,
lang=lang,

    ).parsed

async def asyncio_detailed(
    pk: int,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: CaseMessagesListLang | Unset = UNSET,

) -> Response[MessageList | Problem]:
    """ What was said in a case

     In the order in which it was said, with the notes among ourselves.

    Args:
        pk (int):
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (CaseMessagesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageList | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
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
    pk: int,
    *,
    client: AuthenticatedClient,
    cursor: str | Unset = '',
    limit: int | Unset = 50,
    fields: str | Unset = '',
    lang: CaseMessagesListLang | Unset = UNSET,

) -> MessageList | Problem | None:
    """ What was said in a case

     In the order in which it was said, with the notes among ourselves.

    Args:
        pk (int):
        cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the
            beginning. Default: ''.
        limit (int | Unset): How many at most (1 to 500). Default: 50.
        fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty:
            all of them. Default: ''.
        lang (CaseMessagesListLang | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageList | Problem
     """


    return (await asyncio_detailed(
        pk=pk,
client=client,
cursor=cursor,
limit=limit,
fields=fields,
lang=lang,

    )).parsed
