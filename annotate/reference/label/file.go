package label

import (
	_ "embed" // the weights are part of the binary
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"
)

// A model's file holds, in this order: the magic; the number of words and
// their hashes, ascending, each as the difference from the one before; the
// number of rows; for every template the step of its weights; the weights as
// multiples of that step, -127 to 127, where a zero is followed by the number
// of further zeros; the edges and the curves of the calibration as multiples of edgeStep. Numbers are varints,
// steps 32-bit floats in little-endian order.
const magic = "kg-label-1\n"

const edgeStep = 1.0 / 1024

//go:embed weights.bin
var embedded []byte

var standard = sync.OnceValues(func() (*Model, error) { return Load(embedded) })

// Default is the model that comes with the program.
func Default() (*Model, error) { return standard() }

// ErrModel is returned for a file that is no model of this program's version.
var ErrModel = errors.New("no model of this version; train it again")

// round makes the weights what the file can hold, so that a model that was
// trained labels as the one that is read back.
func (m *Model) round() (steps [templateCount]float32, quanta []int8) {
	quanta = make([]int8, len(m.weights))
	for t := range templateCount {
		from, to := m.layout[t]*stateCount, m.layout[t+1]*stateCount
		top := float32(0)
		for _, v := range m.weights[from:to] {
			top = max(top, max(v, -v))
		}
		step := top / 127
		steps[t] = step
		if step == 0 {
			continue
		}
		for i := from; i < to; i++ {
			q := math.Round(float64(m.weights[i]) / float64(step))
			quanta[i] = int8(q)
			m.weights[i] = float32(q) * step
		}
	}
	for b := range m.edges.to {
		for f := range m.edges.to[b] {
			for g := range m.edges.to[b][f] {
				m.edges.to[b][f][g] = math.Round(m.edges.to[b][f][g]/edgeStep) * edgeStep
			}
			m.edges.stay[b][f] = math.Round(m.edges.stay[b][f]/edgeStep) * edgeStep
		}
	}
	return steps, quanta
}

// Save is the model's file.
func (m *Model) Save() []byte {
	steps, quanta := m.round()
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(m.count-1))
	before := uint32(0)
	for _, h := range m.known {
		out = binary.AppendUvarint(out, uint64(h-before))
		before = h
	}
	out = binary.AppendUvarint(out, uint64(m.layout[templateCount]))
	for _, s := range steps {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(s))
	}
	for i := 0; i < len(quanta); {
		if quanta[i] != 0 {
			out = append(out, byte(quanta[i]))
			i++
			continue
		}
		k := i
		for k < len(quanta) && quanta[k] == 0 {
			k++
		}
		out = append(out, 0)
		out = binary.AppendUvarint(out, uint64(k-i-1))
		i = k
	}
	for b := range m.edges.to {
		for f := range m.edges.to[b] {
			for _, v := range m.edges.to[b][f] {
				out = binary.AppendVarint(out, int64(math.Round(v/edgeStep)))
			}
			out = binary.AppendVarint(out, int64(math.Round(m.edges.stay[b][f]/edgeStep)))
		}
	}
	for _, c := range m.curves {
		out = binary.AppendVarint(out, int64(math.Round(c.slope/edgeStep)))
		out = binary.AppendVarint(out, int64(math.Round(c.shift/edgeStep)))
	}
	return out
}

// maxWords bounds the dictionary of a file.
const maxWords = 60000

// reader reads a model's file; after its first error it gives zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrModel, what)
	}
	r.b = nil
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail("it ends early")
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.fail("it ends early")
		return 0
	}
	r.b = r.b[n:]
	return v
}

// Load reads a model's file. The error is ErrModel for what is none.
func Load(file []byte) (*Model, error) {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return nil, ErrModel
	}
	r := &reader{b: file[len(magic):]}
	n := r.uvarint()
	if n > maxWords {
		return nil, fmt.Errorf("%w: it has %d words", ErrModel, n)
	}
	known := make([]uint32, 0, n)
	h := uint64(0)
	for range n {
		h += r.uvarint()
		if h > math.MaxUint32 {
			r.fail("its words are not in order")
		}
		known = append(known, uint32(h))
	}
	m := &Model{}
	m.number(known)
	m.layout = newLayout(m.count)
	if rows := r.uvarint(); rows != uint64(m.layout[templateCount]) {
		r.fail("its features are others")
	}
	if len(r.b) < 4*int(templateCount) {
		r.fail("it ends early")
	}
	if r.err != nil {
		return nil, r.err
	}
	m.weights = make([]float32, m.layout[templateCount]*stateCount)
	for t := range templateCount {
		step := math.Float32frombits(binary.LittleEndian.Uint32(r.b[4*t:]))
		for i := m.layout[t] * stateCount; i < m.layout[t+1]*stateCount; i++ {
			m.weights[i] = step
		}
	}
	r.b = r.b[4*templateCount:]
	r.weights(m)
	for b := range m.edges.to {
		for f := range m.edges.to[b] {
			for g := range m.edges.to[b][f] {
				m.edges.to[b][f][g] = float64(r.varint()) * edgeStep
			}
			m.edges.stay[b][f] = float64(r.varint()) * edgeStep
		}
	}
	for f := range m.curves {
		m.curves[f] = curve{float64(r.varint()) * edgeStep, float64(r.varint()) * edgeStep}
	}
	if r.err != nil {
		return nil, r.err
	}
	m.settle()
	return m, nil
}

// weights multiplies the steps, which stand in their places, by what the file has.
func (r *reader) weights(m *Model) {
	for i := 0; i < len(m.weights); {
		if len(r.b) == 0 {
			r.fail("it ends early")
			return
		}
		q := int8(r.b[0])
		r.b = r.b[1:]
		if q != 0 {
			m.weights[i] *= float32(q)
			i++
			continue
		}
		run := r.uvarint()
		if run >= uint64(len(m.weights)-i) {
			r.fail("it has too many weights")
			return
		}
		clear(m.weights[i : i+int(run)+1])
		i += int(run) + 1
	}
}
