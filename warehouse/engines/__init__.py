"""Where the conveyor runs: in this process, in a pool of processes, or on a cluster."""
