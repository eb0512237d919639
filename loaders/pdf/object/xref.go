package object

import (
	"bytes"
)

// maxTables is how many cross-reference tables a file may chain, one for every time it was saved.
const maxTables = 512

// readTables follows the chain of cross-reference tables from the end of the file.
func (f *File) readTables() {
	tail := f.raw[max(0, len(f.raw)-2048):]
	k := bytes.LastIndex(tail, []byte("startxref"))
	if k < 0 {
		return
	}
	l := Lexer{data: tail, pos: k + len("startxref")}
	v, _ := l.token()
	at, ok := v.(int)
	seen := map[int]bool{}
	next := []int{at}
	for n := 0; ok && len(next) > 0 && n < maxTables && f.ctx.Err() == nil; n++ {
		at, next = next[0], next[1:]
		if seen[at] || at < 0 || at >= len(f.raw) {
			continue
		}
		seen[at] = true
		trailer := f.table(at)
		if f.Err() != nil {
			return
		}
		for k, v := range trailer {
			if _, known := f.trailer[k]; !known {
				f.trailer[k] = v
			}
		}
		for _, key := range []Name{"XRefStm", "Prev"} {
			if p, ok := Number(trailer[key]); ok {
				next = append(next, int(p))
			}
		}
	}
}

// table reads one table or cross-reference stream and gives its trailer.
func (f *File) table(at int) Dict {
	l := Lexer{data: f.raw, pos: at}
	// tables may reach over each other, so that each costs what it has read
	defer func() { f.Spend(l.pos - at) }()
	l.skip()
	if !bytes.HasPrefix(l.Rest(), []byte("xref")) {
		return f.tableStream(l.pos)
	}
	l.pos += len("xref")
	for {
		v, ok := l.token()
		if !ok {
			return nil
		}
		if v == any(keyword("trailer")) {
			d, _ := l.value()
			trailer, _ := d.(Dict)
			return trailer
		}
		first, isInt := v.(int)
		c, _ := l.token()
		count, also := c.(int)
		if !isInt || !also || count < 0 || first < 0 {
			return nil
		}
		if !f.section(&l, first, count) {
			return nil
		}
	}
}

// section reads the entries of one section of a table.
func (f *File) section(l *Lexer, first, count int) bool {
	for n := first; n < first+count; n++ {
		o, _ := l.token()
		g, _ := l.token()
		k, ok := l.token()
		offset, isInt := o.(int)
		generation, also := g.(int)
		if !ok || !isInt || !also || f.overfull() {
			return false
		}
		// some programs count from 1 where they should from 0
		if k == any(keyword("f")) && n == first && first == 1 && generation == 65535 {
			n, first = n-1, first-1
			continue
		}
		if _, known := f.entries[n]; !known && k == any(keyword("n")) {
			f.entries[n] = entry{offset: offset, generation: generation}
		}
	}
	return true
}

func (f *File) overfull() bool { return len(f.entries) > f.limits.Objects }

// tableStream reads a cross-reference stream.
func (f *File) tableStream(at int) Dict {
	l := Lexer{data: f.raw, pos: at}
	id, ok := l.header()
	if !ok {
		return nil
	}
	v, _ := f.at(at, id.Number)
	s, ok := v.(*Stream)
	if !ok || s.Dict["Type"] != any(Name("XRef")) {
		return nil
	}
	data, ok := f.Data(s)
	w := f.Array(s.Dict["W"])
	if !ok || len(w) < 3 {
		return s.Dict
	}
	var width [3]int
	for i := range width {
		width[i], _ = f.Int(w[i])
		if width[i] < 0 || width[i] > 8 {
			return s.Dict
		}
	}
	size, _ := f.Int(s.Dict["Size"])
	sections := f.Array(s.Dict["Index"])
	if len(sections) < 2 {
		sections = Array{0, size}
	}
	row := width[0] + width[1] + width[2]
	for k := 0; k+1 < len(sections) && row > 0; k += 2 {
		first, _ := f.Int(sections[k])
		count, _ := f.Int(sections[k+1])
		for n := first; n < first+count && len(data) >= row && !f.overfull(); n++ {
			f.streamEntry(n, data[:row], width)
			data = data[row:]
		}
	}
	return s.Dict
}

func (f *File) streamEntry(n int, row []byte, width [3]int) {
	var field [3]int
	field[0] = 1
	for i, w := range width {
		if w > 0 {
			field[i] = 0
		}
		for _, c := range row[:w] {
			field[i] = field[i]<<8 | int(c)
		}
		row = row[w:]
	}
	if _, known := f.entries[n]; known {
		return
	}
	switch field[0] {
	case 1:
		f.entries[n] = entry{offset: field[1], generation: field[2]}
	case 2:
		f.entries[n] = entry{within: field[1], index: field[2]}
	}
}

// rebuild finds the objects by reading through the whole file, for files whose tables are missing or wrong.
func (f *File) rebuild() {
	f.rebuilt = true
	trailer, locked := f.trailer, f.crypt
	f.reset()
	f.crypt = locked
	var packs []int
	for at := 0; at < len(f.raw) && f.Err() == nil && !f.overfull(); {
		k := bytes.Index(f.raw[at:], []byte("obj"))
		if k < 0 {
			break
		}
		k += at
		at = k + 3
		if from, id, ok := f.headerBefore(k); ok {
			f.entries[id.Number] = entry{offset: from, generation: id.Generation}
			head := f.raw[at:min(len(f.raw), at+300)]
			if bytes.Contains(head, []byte("/ObjStm")) {
				packs = append(packs, id.Number)
			}
			if bytes.Contains(head, []byte("/XRef")) || bytes.Contains(head, []byte("/Root")) {
				v, _ := f.at(from, id.Number)
				f.adopt(f.Dict(v))
			}
		}
	}
	for at := 0; f.Err() == nil; {
		k := bytes.Index(f.raw[at:], []byte("trailer"))
		if k < 0 {
			break
		}
		at += k + len("trailer")
		l := Lexer{data: f.raw, pos: at}
		v, _ := l.value()
		f.Spend(lexed * (l.pos - at))
		d, _ := v.(Dict)
		f.adopt(d)
	}
	for k, v := range trailer {
		if _, known := f.trailer[k]; !known {
			f.trailer[k] = v
		}
	}
	if f.trailer["Encrypt"] != nil && f.crypt == nil {
		if f.unlock() != nil {
			return
		}
	}
	f.adoptPacks(packs)
	if f.Dict(f.trailer["Root"]) == nil {
		f.findCatalog()
	}
}

// adopt takes over what a trailer says; a later one counts for more.
func (f *File) adopt(d Dict) {
	for _, k := range []Name{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := d[k]; ok {
			f.trailer[k] = v
		}
	}
}

// headerBefore reads "12 0 " backwards from the "obj" at k.
func (f *File) headerBefore(k int) (from int, id Ref, ok bool) {
	i := k - 1
	number := func() (int, bool) {
		for i >= 0 && isSpace(f.raw[i]) {
			i--
		}
		end := i + 1
		for i >= 0 && end-i < 12 && f.raw[i] >= '0' && f.raw[i] <= '9' {
			i--
		}
		n := 0
		for _, c := range f.raw[i+1 : end] {
			n = n*10 + int(c-'0')
		}
		return n, end > i+1
	}
	if i < 0 || !isSpace(f.raw[i]) {
		return 0, Ref{}, false
	}
	g, ok := number()
	if !ok || i < 0 || !isSpace(f.raw[i]) {
		return 0, Ref{}, false
	}
	n, ok := number()
	return i + 1, Ref{n, g}, ok && n > 0
}

// adoptPacks enters the objects of object streams where no object of that number stands in the file itself.
func (f *File) adoptPacks(packs []int) {
	for _, n := range packs {
		p := f.pack(n)
		if p == nil {
			continue
		}
		for index, number := range p.numbers {
			if e, known := f.entries[number]; !known || e.within > 0 {
				f.entries[number] = entry{within: n, index: index}
			}
		}
	}
}

// findCatalog looks for the catalog among all objects.
func (f *File) findCatalog() {
	best := 0
	for n := range f.entries {
		d, _ := f.object(n).(Dict)
		if d != nil && f.Name(d["Type"]) == "Catalog" && n > best {
			best = n
		}
	}
	if best > 0 {
		f.trailer["Root"] = Ref{Number: best}
	}
}

// pack is an object stream, unpacked.
type pack struct {
	data    []byte
	numbers []int
	offsets []int
	places  map[int]int // of the numbers; filled when a table names a wrong place
}

// place is where a number stands in the pack, -1 for nowhere. Of several the last counts.
func (p *pack) place(n int) int {
	if p.places == nil {
		p.places = make(map[int]int, len(p.numbers))
		for i, number := range p.numbers {
			p.places[number] = i
		}
	}
	if k, ok := p.places[n]; ok {
		return k
	}
	return -1
}

// packed is the object of a number in an object stream.
func (f *File) packed(e entry, n int) any {
	p := f.pack(e.within)
	if p == nil {
		return nil
	}
	k := e.index
	if k < 0 || k >= len(p.numbers) || p.numbers[k] != n {
		k = p.place(n)
	}
	if k < 0 || p.offsets[k] > len(p.data) {
		return nil
	}
	l := Lexer{data: p.data, pos: p.offsets[k]}
	v, end := l.value()
	f.Spend(lexed * (l.pos - p.offsets[k]))
	if end {
		return nil
	}
	return v
}

func (f *File) pack(n int) *pack {
	if p, ok := f.packs[n]; ok {
		return p
	}
	f.packs[n] = nil
	if e := f.entries[n]; e.within > 0 {
		return nil // an object stream stands in no other
	}
	s := f.Stream(Ref{Number: n})
	if s == nil {
		return nil
	}
	data, ok := f.Data(s)
	count, _ := f.Int(s.Dict["N"])
	first, _ := f.Int(s.Dict["First"])
	if !ok || first < 0 || first > len(data) {
		return nil
	}
	p := &pack{data: data}
	l := Lexer{data: data[:first]}
	for len(p.numbers) < min(count, f.limits.Objects) {
		a, _ := l.token()
		b, ok := l.token()
		number, isInt := a.(int)
		offset, also := b.(int)
		if !ok || !isInt || !also || offset < 0 {
			break
		}
		p.numbers, p.offsets = append(p.numbers, number), append(p.offsets, first+offset)
	}
	f.packs[n] = p
	return p
}
