package access

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode"

	"kg/graph"
)

// A token is Prefix, its id, "_", and its secret: 32 random bytes in base64url. A
// secret that no one chose needs no slow hash: SHA-256 is as hard to turn back as the secret to guess.
const (
	Prefix      = "kg_"
	idBytes     = 4
	secretBytes = 32
)

// MaxTokens is how many tokens one file holds, MaxName how long a name may be, in bytes.
const (
	MaxTokens = 10_000
	MaxName   = 200
	maxFile   = 8 << 20
)

// Token is what a file keeps of a token: never the token itself.
type Token struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Role    string     `json:"role"`
	Hash    string     `json:"sha256"` // of the secret, in hexadecimal
	Created time.Time  `json:"created"`
	Expires *time.Time `json:"expires,omitempty"`
	Revoked *time.Time `json:"revoked,omitempty"`
}

// State is "good", "expired" or "revoked".
func (t Token) State(now time.Time) string {
	switch {
	case t.Revoked != nil:
		return "revoked"
	case t.Expires != nil && !now.Before(*t.Expires):
		return "expired"
	}
	return "good"
}

// File is a file of tokens, one a line.
type File struct{ Path string }

// Read reads the file; one that is not there has no tokens. A file that others than its owner may write to is refused: they would be whom they like.
func (f File) Read() ([]Token, error) {
	in, err := os.Open(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, graph.Errorf(graph.Unavailable, "the tokens cannot be read: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	switch {
	case err != nil:
		return nil, graph.Errorf(graph.Unavailable, "the tokens cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return nil, graph.Errorf(graph.Invalid, "the tokens %s are no plain file", f.Path)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0:
		return nil, graph.Errorf(graph.Invalid, "others may write to the tokens %s; take that from them: chmod go-w", f.Path)
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, graph.Errorf(graph.Unavailable, "the tokens cannot be read: %w", err)
	}
	return f.parse(raw)
}

func (f File) parse(raw []byte) ([]Token, error) {
	if len(raw) > maxFile {
		return nil, graph.Errorf(graph.TooLarge, "%s has more than %d bytes", f.Path, maxFile)
	}
	var out []Token
	seen := map[string]bool{}
	for n, line := range bytes.Split(raw, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var t Token
		in := json.NewDecoder(bytes.NewReader(line))
		in.DisallowUnknownFields()
		err := in.Decode(&t)
		if err == nil {
			err = t.whole()
		}
		if err == nil && seen[t.ID] {
			err = errors.New("its id stands there already")
		}
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "%s:%d: this is no token that kg token wrote: %w", f.Path, n+1, err)
		}
		seen[t.ID] = true
		out = append(out, t)
	}
	return out, nil
}

func (t Token) whole() error {
	id, err := hex.DecodeString(t.ID)
	if err != nil || len(id) != idBytes {
		return errors.New("its id is none")
	}
	sum, err := hex.DecodeString(t.Hash)
	if err != nil || len(sum) != sha256.Size {
		return errors.New("its sha256 is none")
	}
	if _, err := ParseRole(t.Role); err != nil {
		return err
	}
	return ValidName(t.Name)
}

// ValidName tells whether someone may bear the name: it stands beside decisions and in logs.
func ValidName(name string) error {
	if strings.TrimSpace(name) == "" || len(name) > MaxName || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return graph.Errorf(graph.Invalid, "a name has 1 to %d bytes, all of which can be seen", MaxName)
	}
	return nil
}

// Add makes a token and keeps its hash; zero expires never. The token itself is shown once and kept nowhere.
func (f File) Add(name string, role Role, now, expires time.Time) (token string, kept Token, err error) {
	if err := ValidName(name); err != nil {
		return "", Token{}, err
	}
	if role <= Nothing || role > Admin {
		return "", Token{}, graph.Errorf(graph.Invalid, "a token needs a role: %s", strings.Join(RoleNames(), ", "))
	}
	var id [idBytes]byte
	var secret [secretBytes]byte
	_, _ = rand.Read(id[:]) // neither fails, see crypto/rand
	_, _ = rand.Read(secret[:])
	shown := base64.RawURLEncoding.EncodeToString(secret[:])
	sum := sha256.Sum256([]byte(shown))
	kept = Token{ID: hex.EncodeToString(id[:]), Name: name, Role: role.String(), Hash: hex.EncodeToString(sum[:]), Created: now.UTC().Truncate(time.Second)}
	if !expires.IsZero() {
		at := expires.UTC().Truncate(time.Second)
		kept.Expires = &at
	}
	err = f.change(func(list []Token) ([]Token, error) {
		if len(list) == MaxTokens {
			return nil, graph.Errorf(graph.TooLarge, "%s holds %d tokens, which is the most", f.Path, MaxTokens)
		}
		for _, t := range list {
			if t.ID == kept.ID {
				return nil, graph.Errorf(graph.Unavailable, "the id %s is taken; try again", t.ID)
			}
		}
		return append(list, kept), nil
	})
	return Prefix + kept.ID + "_" + shown, kept, err
}

// Revoke takes tokens back: the one of that id, or all that are good and bear that name.
func (f File) Revoke(which string, now time.Time) (revoked []Token, err error) {
	at := now.UTC().Truncate(time.Second)
	err = f.change(func(list []Token) ([]Token, error) {
		for i, t := range list {
			if t.Revoked == nil && (t.ID == which || t.Name == which) {
				list[i].Revoked = &at
				revoked = append(revoked, list[i])
			}
		}
		if len(revoked) == 0 {
			return nil, graph.Errorf(graph.NotFound, "no token that is not revoked has the id or the name %q; kg token list shows them", which)
		}
		return list, nil
	})
	return revoked, err
}

// change writes the file anew, whole or not at all, while no other process changes it.
func (f File) change(do func([]Token) ([]Token, error)) (err error) {
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		return graph.Errorf(graph.Unavailable, "the folder of the tokens cannot be made: %w", err)
	}
	if f, err = f.real(); err != nil {
		return err
	}
	free, err := f.lock()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, free()) }()
	list, err := f.Read()
	if err == nil {
		list, err = do(list)
	}
	if err != nil {
		return err
	}
	var text bytes.Buffer
	for _, t := range list {
		line, err := json.Marshal(t)
		if err != nil {
			return graph.Errorf(graph.Internal, "encode a token: %w", err)
		}
		text.Write(append(line, '\n'))
	}
	return f.write(text.Bytes())
}

// real is the file that a link leads to: it is the one that is locked and replaced, and the link stays.
func (f File) real() (File, error) {
	path, err := filepath.EvalSymlinks(f.Path)
	if err == nil {
		return File{path}, nil
	}
	if _, there := os.Lstat(f.Path); errors.Is(there, fs.ErrNotExist) {
		return f, nil
	}
	return f, graph.Errorf(graph.Unavailable, "the tokens %s are a link that leads nowhere: %w", f.Path, err)
}

// lock takes the file that says that the tokens are being changed.
func (f File) lock() (free func() error, err error) {
	path := f.Path + ".lock"
	for range 50 {
		var at *os.File
		at, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			return func() error { return errors.Join(at.Close(), os.Remove(path)) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, graph.Errorf(graph.Unavailable, "the tokens cannot be written: %w", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil, graph.Errorf(graph.Unavailable, "another kg token is at it; where none runs, remove %s", path)
}

func (f File) write(text []byte) error {
	out, err := os.CreateTemp(filepath.Dir(f.Path), filepath.Base(f.Path)+".*")
	if err != nil {
		return graph.Errorf(graph.Unavailable, "the tokens cannot be written: %w", err)
	}
	_, err = out.Write(text)
	if before, there := os.Stat(f.Path); err == nil && there == nil {
		err = alike(out, before)
	}
	if err == nil {
		err = out.Sync()
	}
	err = errors.Join(err, out.Close())
	if err == nil {
		err = os.Rename(out.Name(), f.Path)
	}
	if err != nil {
		return graph.Errorf(graph.Unavailable, "the tokens were not written: %w", errors.Join(err, os.Remove(out.Name())))
	}
	return nil
}

// alike gives a file the rights of the one that it takes the place of. A group that it cannot be given has none: it would be another one.
func alike(out *os.File, before fs.FileInfo) error {
	rights := before.Mode().Perm()
	if !own(out, before) {
		rights &^= 0o070
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	return out.Chmod(rights)
}

// given is a token in its parts.
func given(bearer string) (id, secret string, ok bool) {
	rest, ok := strings.CutPrefix(bearer, Prefix)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, "_")
}

// matches compares in a time that does not depend on where the two differ.
func (t Token) matches(secret string) bool {
	sum := sha256.Sum256([]byte(secret))
	hash, err := hex.DecodeString(t.Hash)
	return subtle.ConstantTimeCompare(sum[:], hash) == 1 && err == nil
}

// identify finds the good token that a bearer token is.
func identify(tokens map[string]Token, bearer string, now time.Time) (Who, error) {
	id, secret, _ := given(bearer)
	t, known := tokens[id]
	if !known { // an id that is not there costs what one that is there does
		t = Token{Hash: strings.Repeat("00", sha256.Size)}
	}
	if !t.matches(secret) || !known {
		return Who{}, refused("the token is not known here")
	}
	if state := t.State(now); state != "good" { // who holds the secret may know
		return Who{}, refused("the token is " + state)
	}
	role, err := ParseRole(t.Role)
	if err != nil {
		return Who{}, err
	}
	return Who{Name: t.Name, Role: role, By: "token " + t.ID}, nil
}

var _ Checker = (*Tokens)(nil)

// Takes tells whether it looks like a token of ours.
func (*Tokens) Takes(bearer string) bool { return strings.HasPrefix(bearer, Prefix) }

// Check tells whose the token is.
func (t *Tokens) Check(_ context.Context, bearer string) (Who, error) {
	now := t.now()
	tokens, err := t.current(now)
	if err != nil {
		return Who{}, err
	}
	return identify(tokens, bearer, now)
}
