package main

import (
	"os"
	"runtime/debug"
)

// A server's heap is small and its garbage much: answers, and what was read for them. Collecting when the heap has grown fivefold instead of
// twofold saves a third of its time; the limit keeps a large heap from growing so far.
const (
	serverGrowth = 400
	serverMemory = 1 << 30
)

// collectLess sets how often a server collects garbage, where the environment does not say it (GOGC, GOMEMLIMIT).
func collectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(serverGrowth)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serverMemory)
	}
}
