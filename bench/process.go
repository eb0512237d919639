package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server that was started.
type process struct {
	name string
	pid  int
	cmd  *exec.Cmd // nil for one that a script started
}

// startNeo4j starts a server of its own in a new folder.
func (f *field) startNeo4j(ctx context.Context) (address string, pid int, err error) {
	return f.startNeo4jIn(ctx, filepath.Join(f.dir, "neo4j"))
}

// startNeo4jIn starts a server on the database in a folder.
func (f *field) startNeo4jIn(ctx context.Context, home string) (address string, pid int, err error) {
	cmd := exec.CommandContext(ctx, filepath.Join(f.options.Root, "scripts/neo4j/start.sh"), "0", home)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", 0, fmt.Errorf("start Neo4j: %w", err)
	}
	lines := strings.Fields(string(out))
	if len(lines) != 2 {
		return "", 0, fmt.Errorf("start Neo4j: it says %q", out)
	}
	pid, err = strconv.Atoi(lines[1])
	return lines[0], pid, err
}

var httpURL = regexp.MustCompile(`http://[^/ ]+/`)

// serve starts a server and waits for the line that names its address.
func (f *field) serve(ctx context.Context, name string, command []string) (*process, string, error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	if err := cmd.Start(); err != nil {
		return nil, "", fmt.Errorf("start %s: %w", name, err)
	}
	p := &process{name: name, pid: cmd.Process.Pid, cmd: cmd}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := httpURL.FindString(lines.Text()); url != "" {
			if name != ByPeer {
				url += "graphql"
			}
			go func() {
				for lines.Scan() { // what else it says is of no interest, but must not fill the pipe
				}
			}()
			return p, url, nil
		}
	}
	return nil, "", errors.Join(fmt.Errorf("%s says no address", name), cmd.Process.Kill(), cmd.Wait())
}

// stop ends everything that was started.
func (f *field) stop() error {
	var errs []error
	if f.driver != nil {
		errs = append(errs, f.driver.Close(context.Background()))
	}
	for _, p := range f.processes {
		if p.cmd == nil {
			errs = append(errs, syscall.Kill(p.pid, syscall.SIGTERM))
			p.gone()
			continue
		}
		errs = append(errs, p.cmd.Process.Kill())
		_ = p.cmd.Wait() // it was killed
	}
	return errors.Join(errs...)
}

// gone waits for a process that is not ours to wait for.
func (p *process) gone() {
	for range 100 {
		if syscall.Kill(p.pid, 0) != nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// used is the time of the processors that each process has had, and this one as the client.
func (f *field) used() map[string]time.Duration {
	out := map[string]time.Duration{"client": cpuOf(os.Getpid())}
	for _, p := range f.processes {
		out[p.name] = cpuOf(p.pid)
	}
	return out
}

// ticks of the system's clock in a second, as Linux shows them to programs.
const ticks = 100

// cpuOf reads what a process has used out of /proc; 0 on systems without it.
func cpuOf(pid int) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, behind, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(behind)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * time.Second / ticks
}
