"""Runs a command and prints the CPU time that the kernel counted for it, in milliseconds, and its exit code: Node cannot ask the first of a child."""
import os
import sys

pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print((usage.ru_utime + usage.ru_stime) * 1000, os.waitstatus_to_exitcode(status))
