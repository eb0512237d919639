package label

// Label finds the fields of an entry, in the order in which they stand.
func (m *Model) Label(e *Entry) []Span {
	w, _ := m.pool.Get().(*work)
	if w == nil {
		w = &work{lattice: lattice{coarse: true}}
	}
	defer m.pool.Put(w)
	m.prepare(e, w)
	n := len(w.tokens)
	if n == 0 {
		return nil
	}
	m.packed.score(w)
	m.decode(w)
	w.lattice.run(w, 1, &m.factors, nil)
	var out []Span
	for i := 0; i < n; {
		s := int(w.path[i])
		if s == 0 {
			i++
			continue
		}
		f := Field(s)
		if s >= fieldCount {
			f = Field(s - fieldCount + 1)
		}
		k := i + 1
		for k < n && int(w.path[k]) == inside(f) {
			k++
		}
		out = append(out, Span{Stretch{int(w.tokens[i].start), int(w.tokens[k-1].end)}, f, w.lattice.segment(w, &m.factors, f, i, k)})
		i = k
	}
	return out
}
