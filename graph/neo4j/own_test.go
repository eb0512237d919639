package neo4j_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kg/graph/neo4j"
)

// own is a database of the test's own, which it may fill offline, stop and start again.
type own struct {
	t    testing.TB
	home string
	pid  int
	neo4j.Config
}

// newOwn makes a folder for a database, or skips the test where it cannot be started.
func newOwn(t testing.TB) *own {
	t.Helper()
	if os.Getenv("KG_NEO4J_URI") == "" && os.Getenv("KG_NEO4J_OWN") == "" {
		const reason = "starts a Neo4j of its own (scripts/neo4j, a JDK): set KG_NEO4J_OWN=1, or KG_NEO4J_URI as for the others"
		if os.Getenv("CI") == "true" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("no java to start a Neo4j with")
	}
	return &own{t: t, home: t.TempDir()}
}

func script(name string) string { return filepath.Join("..", "..", "scripts", "neo4j", name) }

// fill imports the files offline.
func (o *own) fill(files string) {
	o.t.Helper()
	c := exec.Command(script("import.sh"), files, o.home)
	c.Env = append(os.Environ(), "KG_NEO4J_HEAP=1g")
	if out, err := c.CombinedOutput(); err != nil {
		o.t.Fatalf("import: %v\n%s", err, out)
	}
}

// start starts the server, on the port that it had before, if any.
func (o *own) start() {
	o.t.Helper()
	port := "0"
	if o.URI != "" {
		port = o.URI[strings.LastIndexByte(o.URI, ':')+1:]
	}
	c := exec.Command(script("start.sh"), port, o.home)
	c.Env = append(os.Environ(), "KG_NEO4J_HEAP=1g")
	out, err := c.Output()
	if err != nil {
		o.t.Fatalf("start: %v\n%s", err, out)
	}
	address, pid, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	o.URI = address
	for _, d := range pid {
		o.pid = o.pid*10 + int(d-'0')
	}
	o.t.Cleanup(o.stop)
}

// stop ends the server, as a machine that is shut down does.
func (o *own) stop() { o.end(syscall.SIGTERM) }

func (o *own) end(signal syscall.Signal) {
	if o.pid == 0 {
		return
	}
	pid := o.pid
	o.pid = 0
	_ = syscall.Kill(pid, signal)
	for range 600 {
		if syscall.Kill(pid, 0) != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	_ = syscall.Kill(pid, syscall.SIGKILL)
}
