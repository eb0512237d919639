package direct

import (
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// Answers are written into buffers that are used again: an answer of some hundred nodes is tens of kilobytes.

const (
	firstSize = 16 << 10
	// maxSize is the largest buffer that is kept.
	maxSize = 1 << 20
)

// extension is the name under which an operation keeps that its answer was written here.
const extension = "Direct"

type loan struct{ data []byte }

var buffers = sync.Pool{New: func() any { return &loan{make([]byte, 0, firstSize)} }}

func borrow() []byte { return buffers.Get().(*loan).data[:0] }

func lent(data []byte) *loan { return &loan{data} }

// Written tells whether the operation's answer was written by this package: as it is to be sent, compact and escaped.
func Written(op *graphql.OperationContext) bool {
	return op.Stats.GetExtension(extension) != nil
}

// Release takes the memory of an answer back, once it has been sent.
func Release(op *graphql.OperationContext) {
	if l, ok := op.Stats.GetExtension(extension).(*loan); ok && cap(l.data) <= maxSize {
		buffers.Put(l)
	}
}
