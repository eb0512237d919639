package shard

import (
	"bytes"
	"errors"
	"slices"

	"kg/graph"
	"kg/graph/identity"
)

// identify finds out what descriptions mean.
func (m *Merged) identify() error {
	shared, crowded := m.spill("shared"), m.spill("crowded")
	if err := m.share(shared, crowded); err != nil {
		return err
	}
	near := m.spill("near")
	if err := m.resemble(shared, near); err != nil {
		return err
	}
	roots, err := m.components(near)
	if err != nil {
		return err
	}
	return errors.Join(shared.drop(), m.assign(roots, crowded), roots.drop(), crowded.drop())
}

// share finds the keys that several descriptions bear: shared is description, key. What bears a key that names one thing exactly and that too many bear is crowded.
func (m *Merged) share(shared, crowded *spill) error {
	keys := m.spill("keys")
	err := m.described(func(id string, encoded []byte) error {
		d, err := identity.Decode(encoded)
		if err != nil {
			return err
		}
		for _, k := range d.Keys() {
			if err := keys.add(key(k, id), nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	st, err := keys.read()
	if err != nil {
		return err
	}
	var block []string // what bears the key at hand
	var at []byte
	count := 0
	end := func() error {
		if identity.Deciding(string(at)) && tooMany(string(at), count) {
			return graph.Errorf(graph.TooLarge, "a merger names more than %d descriptions", identity.MaxReach)
		}
		if count < 2 || tooMany(string(at), count) {
			return nil
		}
		for _, id := range block {
			if err := shared.add(key(id, string(at)), nil); err != nil {
				return err
			}
		}
		return nil
	}
	for err == nil && st.next() {
		cut := bytes.LastIndexByte(st.key, 0)
		if k := st.key[:cut]; !bytes.Equal(k, at) {
			if err = end(); err != nil {
				break
			}
			at, block, count = append(at[:0], k...), block[:0], 0
		}
		count++
		id := string(st.key[cut+1:])
		if tooMany(string(at), count) && exact(at) {
			for _, before := range block {
				err = errors.Join(err, crowded.add(key(before), nil))
			}
			err = errors.Join(err, crowded.add(key(id), nil))
			block = block[:0]
		} else if !tooMany(string(at), count) {
			block = append(block, id)
		}
	}
	if err == nil {
		err = end()
	}
	return errors.Join(err, st.close(), keys.drop())
}

// tooMany tells whether a key that so many bear tells nothing.
func tooMany(key string, bearers int) bool {
	if identity.Deciding(key) {
		return bearers > identity.MaxReach
	}
	return bearers > identity.MaxBlock
}

func exact(key []byte) bool { return bytes.HasPrefix(key, []byte("id ")) }

// resemble compares the descriptions that share a key: near are pairs that resemble each other, in both orders, enough of them that all that resemble
// each other directly or through others are linked.
func (m *Merged) resemble(shared, near *spill) error {
	blocks := m.spill("blocks") // key, description → description as JSON
	st, err := shared.read()
	if err != nil {
		return err
	}
	more := st.next()
	err = m.described(func(id string, encoded []byte) error {
		for more && first(st.key) < id {
			more = st.next()
		}
		for ; more && first(st.key) == id; more = st.next() {
			_, k, _ := bytes.Cut(st.key, []byte{0})
			if err := blocks.add(key(string(k), id), encoded); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, st.close()); err != nil {
		return err
	}
	if st, err = blocks.read(); err != nil {
		return err
	}
	var block []*identity.Description
	var at []byte
	for err == nil && st.next() {
		cut := bytes.LastIndexByte(st.key, 0)
		if k := st.key[:cut]; !bytes.Equal(k, at) {
			if err = link(block, near); err != nil {
				break
			}
			at, block = append(at[:0], k...), block[:0]
		}
		var d *identity.Description
		if d, err = identity.Decode(st.value); err == nil {
			block = append(block, d)
		}
	}
	if err == nil {
		err = link(block, near)
	}
	return errors.Join(err, st.close(), blocks.drop())
}

// link compares the descriptions of a block; those that are linked already are not compared.
func link(block []*identity.Description, near *spill) error {
	set := make([]int, len(block))
	for i := range set {
		set[i] = i
	}
	root := func(i int) int {
		for set[i] != i {
			set[i] = set[set[i]]
			i = set[i]
		}
		return i
	}
	for i, a := range block {
		for j := i + 1; j < len(block); j++ {
			if root(i) == root(j) || !identity.Resembles(a, block[j]) {
				continue
			}
			set[root(j)] = root(i)
			x, y := a.ID(), block[j].ID()
			if err := errors.Join(near.add(key(x, y), nil), near.add(key(y, x), nil)); err != nil {
				return err
			}
		}
	}
	return nil
}

// assign resolves each set of descriptions that resemble each other. Roots leads each description that resembles another one to the first of its set.
func (m *Merged) assign(roots, crowded *spill) error {
	m.assignments = m.spill("assignments")
	sets := m.spill("sets") // root, description → "1" for crowded, description as JSON
	of, err := roots.read()
	if err != nil {
		return err
	}
	many, err := crowded.read()
	if err != nil {
		return errors.Join(err, of.close())
	}
	moreOf, moreMany := of.next(), many.next()
	err = m.described(func(id string, encoded []byte) error {
		for moreOf && string(of.key) < id {
			moreOf = of.next()
		}
		for moreMany && string(many.key) < id {
			moreMany = many.next()
		}
		mark := "0"
		if moreMany && string(many.key) == id {
			mark = "1"
		}
		if moreOf && string(of.key) == id {
			return sets.add(key(string(of.value), id), append([]byte(mark), encoded...))
		}
		d, err := identity.Decode(encoded)
		if err != nil {
			return err
		}
		return m.resolve([]*identity.Description{d}, identity.Setting{Crowded: map[graph.ID]bool{d.Claimed: mark == "1"}})
	})
	if err = errors.Join(err, of.close(), many.close()); err != nil {
		return err
	}
	return errors.Join(m.assignSets(sets, roots), sets.drop())
}

// assignSets resolves the sets with several descriptions.
func (m *Merged) assignSets(sets, roots *spill) error {
	holders, err := m.holders(roots)
	if err != nil {
		return err
	}
	held, err := holders.read()
	if err != nil {
		return err
	}
	st, err := sets.read()
	if err != nil {
		return errors.Join(err, held.close())
	}
	more := held.next()
	at := ""
	var members []*identity.Description
	setting := identity.Setting{Crowded: map[graph.ID]bool{}}
	end := func() (err error) {
		if len(members) == 0 {
			return nil
		}
		if setting.Holders, err = together(held, &more, at); err != nil {
			return err
		}
		return m.resolve(members, setting)
	}
	for err == nil && st.next() {
		if root := first(st.key); root != at {
			if err = end(); err != nil {
				break
			}
			at, members, setting.Crowded = root, nil, map[graph.ID]bool{}
		}
		var d *identity.Description
		if d, err = identity.Decode(st.value[1:]); err != nil {
			break
		}
		members = append(members, d)
		if st.value[0] == '1' {
			setting.Crowded[d.Claimed] = true
		}
		if len(members) > identity.MaxReach {
			err = graph.Errorf(graph.TooLarge, "more than %d descriptions resemble %q: merge the shards into several graphs", identity.MaxReach, members[0].Label())
		}
	}
	if err == nil {
		err = end()
	}
	return errors.Join(err, st.close(), held.close(), holders.drop())
}

// holders are the documents that hold descriptions of sets with several: root, document, description.
func (m *Merged) holders(roots *spill) (*spill, error) {
	out := m.spill("holders")
	of, err := roots.read()
	if err != nil {
		return nil, err
	}
	held, err := m.held.read()
	if err != nil {
		return nil, errors.Join(err, of.close())
	}
	more := of.next()
	for err == nil && held.next() {
		id := first(held.key)
		for more && string(of.key) < id {
			more = of.next()
		}
		if more && string(of.key) == id {
			err = out.add(key(string(of.value), middle(held.key), id), nil)
		}
	}
	return out, errors.Join(err, of.close(), held.close())
}

// together are the documents that hold several descriptions of the set with the root, by description.
func together(held *stream, more *bool, root string) (map[string][]graph.ID, error) {
	out := map[string][]graph.ID{}
	document := ""
	var ids []string
	end := func() {
		if ids = slices.Compact(ids); len(ids) > 1 {
			for _, id := range ids {
				out[id] = append(out[id], graph.ID(document))
			}
		}
	}
	for ; *more && first(held.key) <= root; *more = held.next() {
		if first(held.key) < root {
			continue
		}
		if d := middle(held.key); d != document {
			end()
			document, ids = d, ids[:0]
		}
		ids = append(ids, last(held.key))
	}
	end()
	return out, held.err
}

// resolve divides a set of descriptions into things, as [identity.Settle] does.
func (m *Merged) resolve(members []*identity.Description, s identity.Setting) error {
	for id, a := range identity.Assign(members, s) {
		if err := m.assignments.add(key(id), pack(string(a.Node), a.Component, a.Identity)); err != nil {
			return err
		}
	}
	return nil
}
