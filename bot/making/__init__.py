"""Makes files in the child process, one kind of file in each module: a job loads only what its file needs."""
