package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// ID names a node, an edge or a piece of evidence: its kind, a colon, and the
// first 16 bytes in hexadecimal of the SHA-256 of its canonical key. The same
// thing has the same id in every store, whatever was loaded first.
type ID string

// NewID makes the id of the thing of the given kind with the given canonical key parts.
func NewID(kind string, key ...string) ID {
	h := sha256.New()
	h.Write([]byte(kind))
	for _, k := range key {
		h.Write([]byte{0})
		h.Write([]byte(k))
	}
	return ID(kind + ":" + hex.EncodeToString(h.Sum(nil)[:16]))
}

// Kind is what stands before the colon, "" for a string that is no id.
func (id ID) Kind() string {
	kind, digest, ok := strings.Cut(string(id), ":")
	if !ok || len(digest) != 32 {
		return ""
	}
	return kind
}
