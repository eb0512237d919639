package access

import (
	"os"
	"sync"
	"time"

	"kg/graph"
)

// fresh is how long what was read of a file is taken for what stands in it: a token that was revoked is good no longer than that.
const fresh = time.Second

// Tokens are those of a file, which is read again when it has changed.
type Tokens struct {
	file File
	now  func() time.Time

	mu      sync.Mutex
	looked  time.Time   // when the file was looked at
	changed os.FileInfo // of the file as it was read, nil where there was none
	byID    map[string]Token
	err     error // of the last reading
}

// Open reads the tokens of a file.
func Open(f File) (*Tokens, error) {
	t := &Tokens{file: f, now: time.Now}
	_, err := t.current(t.now())
	return t, err
}

// Len is how many tokens the file held.
func (t *Tokens) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.byID)
}

// current are the tokens by their ids. Where the file cannot be read no token is good: one of them may have been taken back.
func (t *Tokens) current(now time.Time) (map[string]Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if since := now.Sub(t.looked); !t.looked.IsZero() && since >= 0 && since < fresh {
		return t.byID, t.err
	}
	t.looked = now
	info, err := os.Stat(t.file.Path)
	if err != nil {
		info = nil
	}
	if t.err == nil && t.byID != nil && same(info, t.changed) {
		return t.byID, nil
	}
	list, err := t.file.Read()
	t.byID, t.changed, t.err = map[string]Token{}, info, nil
	if err != nil {
		t.err = graph.Errorf(graph.CodeOf(err), "the tokens: %w", err)
		return nil, t.err
	}
	for _, token := range list {
		t.byID[token.ID] = token
	}
	return t.byID, nil
}

// same tells whether a file is the one that was read; it is replaced, never written to, when it changes.
func same(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}
