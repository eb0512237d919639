// Package archive opens the ZIP archives that documents come in (DOCX, EPUB,
// ODT) and says of the others what they are. Nothing is written to disk, no
// archive inside an archive is opened, and every read is bounded, because a few
// kilobytes of ZIP can unfold to terabytes.
//
// The bytes of a member are compressed in the file, so that no byte of its text
// is a byte of the file: what leads from a document's text to the file is the
// range of the whole member's compressed bytes ([Member].File), with the
// element path in front of which the member's name stands.
package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"kg/document"
	"kg/loaders/fault"
)

// The bounds of an archive.
const (
	MaxMembers = 20_000
	// MaxMember and MaxTotal are how many bytes one member, and all that are read together, may unfold to.
	MaxMember = 64 << 20
	MaxTotal  = 128 << 20
	// maxRatio is how many times its size in the archive a member may unfold to beyond its first MiB. Text marked up
	// by an office program shrinks to a tenth or a thirtieth; what shrinks to a thousandth is made to fill a memory.
	maxRatio = 200
)

// Archive is an opened archive. It is not safe for use by several goroutines.
type Archive struct {
	members map[string]*zip.File
	names   []string
	read    int64
}

// Member is a member's content.
type Member struct {
	Name  string
	Bytes []byte
	// File is where its compressed bytes stand in the file.
	File document.Span
}

// Is tells whether a file begins as a ZIP archive does.
func Is(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("PK\x03\x04")) || bytes.HasPrefix(raw, []byte("PK\x05\x06"))
}

// Open reads the list of members. An archive that does not hold together, is too large or has members whose names
// lead out of it is a [fault.Error].
func Open(raw []byte) (*Archive, error) {
	if n := bytes.Count(raw, []byte("PK\x01\x02")); n > MaxMembers {
		return nil, &fault.Error{Code: fault.TooComplex, Message: fmt.Sprintf("it holds %d files in one archive, more than the %d that are looked at", n, MaxMembers)}
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &fault.Error{Code: fault.Broken, Err: err, Message: "the archive has no list of what is in it; it was cut off or damaged: save or fetch it again"}
	}
	a := &Archive{members: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		if !safe(f.Name) {
			return nil, &fault.Error{Code: fault.Broken, Message: fmt.Sprintf("a file in the archive is called %.60q, a name that leads out of the archive; make the archive anew", f.Name)}
		}
		if _, taken := a.members[f.Name]; !taken {
			a.members[f.Name] = f
			a.names = append(a.names, f.Name)
		}
	}
	return a, nil
}

// safe tells whether a name stays inside the archive.
func safe(name string) bool {
	name = strings.TrimSuffix(name, "/")
	return name != "" && fs.ValidPath(name) && !strings.ContainsAny(name, "\\\x00") && !strings.Contains(name, ":/")
}

// Names are the names of all members, in the order of the archive. It must not be changed.
func (a *Archive) Names() []string { return a.names }

// Has tells whether there is a member of that name.
func (a *Archive) Has(name string) bool { return a.members[name] != nil }

// Read unpacks a member. A name that is not there is [fs.ErrNotExist].
func (a *Archive) Read(ctx context.Context, name string) (Member, error) {
	return a.unpack(ctx, name, MaxMember)
}

// unpack unpacks a member of at most so many bytes.
func (a *Archive) unpack(ctx context.Context, name string, most int64) (Member, error) {
	f := a.members[name]
	if f == nil {
		return Member{}, fs.ErrNotExist
	}
	if err := ctx.Err(); err != nil {
		return Member{}, err
	}
	if f.Flags&1 != 0 {
		return Member{}, &fault.Error{Code: fault.Locked, Place: name, Message: "it needs a password; save it without one and load that"}
	}
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return Member{}, &fault.Error{Code: fault.Unsupported, Place: name, Message: "it is compressed in a way that is not read here; save it again with the program it came from"}
	}
	size := int64(f.CompressedSize64)
	limit := min(most, MaxTotal-a.read, 1<<20+maxRatio*min(size, 1<<32))
	at, err := f.DataOffset()
	if err != nil {
		return Member{}, damaged(name, err)
	}
	r, err := f.Open()
	if err != nil {
		return Member{}, damaged(name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(cancelled{ctx, r}, limit+1))
	switch {
	case ctx.Err() != nil:
		return Member{}, ctx.Err()
	case n > limit:
		return Member{}, &fault.Error{Code: fault.TooLarge, Place: name, Message: fmt.Sprintf("it unfolds to more than %d MiB, far more than a document of its size holds, and was not read", limit>>20)}
	case err != nil:
		return Member{}, damaged(name, err)
	}
	a.read += n
	return Member{Name: name, Bytes: b.Bytes(), File: document.Span{Start: int(at), End: int(at + size)}}, nil
}

func damaged(name string, err error) error {
	return &fault.Error{Code: fault.Broken, Place: name, Err: err, Message: "this part of the archive is damaged; save or fetch the file again"}
}

// cancelled is a reader that stops when its context ends.
type cancelled struct {
	ctx context.Context
	r   io.Reader
}

func (c cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
