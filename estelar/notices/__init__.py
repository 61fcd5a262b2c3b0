"""The post-box: messages to persons, rows in the transaction of the change, sent by the worker."""
