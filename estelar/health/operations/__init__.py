"""How the installation is: what workers do and did (`ledger`), that they live (`presence`), what can be seen of it all (`looking`,
`checks`), and another try for what failed (`retrying`)."""
