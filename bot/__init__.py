"""The process: settings, wiring, loops, senders and the command line."""
