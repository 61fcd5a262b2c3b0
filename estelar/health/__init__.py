"""How the installation is: jobs, queues, checks."""
