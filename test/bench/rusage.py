"""Runs a command and prints the CPU time that the kernel counted for it, in milliseconds: Node cannot ask that of a child."""
import os
import sys

pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, _, usage = os.wait4(pid, 0)
print((usage.ru_utime + usage.ru_stime) * 1000)
