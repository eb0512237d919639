// Package cache keeps a model's answers in a folder, so that the same document gives the same graph again, also without a network.
//
// An answer is one file, named by the digest of what was asked ([model.Prompt.Key]). What is read from there is held against the text like any other answer:
// a file that somebody altered can propose nothing that a model could not. The files hold words of the documents and are for their owner alone.
package cache

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kg/annotate/model"
)

// maxFile is the largest file that is read, in bytes.
const maxFile = 1 << 20

// ErrMissing says that a part was not answered before, and that nobody may be asked.
var ErrMissing = errors.New("not in the cache, and the endpoint is not asked (--llm-offline)")

// Proposer answers from a folder, and asks another for what is not there.
type Proposer struct {
	dir, name string
	inner     model.Proposer
}

// New makes the cache of one model's answers. With a nil inner nobody is asked.
func New(dir, name string, inner model.Proposer) *Proposer {
	return &Proposer{dir: dir, name: name, inner: inner}
}

// entry is the form of a file.
type entry struct {
	Protocol  string `json:"protocol"`
	Model     string `json:"model"`
	Key       string `json:"key"`
	Answer    string `json:"answer"`
	TokensIn  int64  `json:"tokens_in,omitempty"`
	TokensOut int64  `json:"tokens_out,omitempty"`
}

// Propose answers from the folder. What is asked anew is kept when it has the form of an answer ([model.Check]); an answer that
// cannot be kept is given with a warning. A file that cannot be read is as good as none.
func (p *Proposer) Propose(ctx context.Context, prompt model.Prompt) (model.Answer, error) {
	key := prompt.Key(p.name)
	if text, ok := p.read(key); ok {
		return model.Answer{Text: text, Cached: true}, nil
	}
	if p.inner == nil {
		return model.Answer{}, ErrMissing
	}
	a, err := p.inner.Propose(ctx, prompt)
	if err != nil || model.Check(a.Text) != nil {
		return a, err
	}
	e := entry{Protocol: model.Protocol(), Model: p.name, Key: key, Answer: a.Text, TokensIn: a.TokensIn, TokensOut: a.TokensOut}
	if p.write(key, e) != nil {
		a.Warning = "answers could not be kept in the cache (--llm-cache); loading again asks again and may give another graph"
	}
	return a, nil
}

func (p *Proposer) path(key string) string { return filepath.Join(p.dir, key[:2], key+".json") }

func (p *Proposer) read(key string) (string, bool) {
	f, err := os.Open(p.path(key))
	if err != nil {
		return "", false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil || len(raw) > maxFile {
		return "", false
	}
	var e entry
	if json.Unmarshal(raw, &e) != nil || e.Protocol != model.Protocol() || e.Model != p.name || e.Key != key || model.Check(e.Answer) != nil {
		return "", false
	}
	return e.Answer, true
}

// write puts the file there whole or not at all.
func (p *Proposer) write(key string, e entry) (err error) {
	path := p.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if len(raw) > maxFile {
		return fmt.Errorf("an answer of %d bytes is too large to keep", len(raw))
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".answer-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(raw); err != nil {
		_ = f.Close()
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
