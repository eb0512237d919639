package shard

import (
	"errors"
	"strconv"
)

// components leads every description that resembles another one to the first, in byte order, of all that it resembles directly or through others. Near
// are the pairs, in both orders.
//
// Nothing is held in memory but the record at hand: in turns, each description is linked to the first of its neighbours instead of the others, until all
// hang on one (the large and small stars of Kiveris et al., Connected Components in MapReduce and Beyond, 2014).
func (m *Merged) components(near *spill) (*spill, error) {
	for {
		large, changed, err := m.stars(near, true)
		if err = errors.Join(err, near.drop()); err != nil {
			return nil, err
		}
		small, again, err := m.stars(large, false)
		if err = errors.Join(err, large.drop()); err != nil {
			return nil, err
		}
		if near = small; !changed && !again {
			return m.roots(near)
		}
	}
}

// stars links, around each description, the greater neighbours (large), or the lesser ones and the description itself (small), to the least of all. It
// tells whether that changed a link.
func (m *Merged) stars(pairs *spill, large bool) (out *spill, changed bool, err error) {
	m.made++
	out = m.spill("stars." + strconv.Itoa(m.made))
	st, err := pairs.read()
	if err != nil {
		return nil, false, err
	}
	both := func(a, b string) error {
		return errors.Join(out.add(key(a, b), nil), out.add(key(b, a), nil))
	}
	centre, least, before := "", "", ""
	for err == nil && st.next() {
		if string(st.key) == before {
			continue
		}
		before = string(st.key)
		u, v := first(st.key), last(st.key)
		if u != centre {
			centre, least = u, min(u, v)
			if !large && least < u {
				err = both(u, least)
			}
		}
		switch {
		case large && v > u:
			changed = changed || least != u
			err = errors.Join(err, both(v, least))
		case !large && v < u && v != least:
			changed = true
			err = errors.Join(err, both(v, least))
		}
	}
	return out, changed, errors.Join(err, st.close())
}

// roots are the least of each star: description → root, the root itself too.
func (m *Merged) roots(stars *spill) (*spill, error) {
	out := m.spill("roots")
	st, err := stars.read()
	if err != nil {
		return nil, err
	}
	centre := ""
	for err == nil && st.next() {
		u, v := first(st.key), last(st.key)
		if u == centre {
			continue
		}
		centre = u
		err = out.add(key(u), []byte(min(u, v)))
	}
	return out, errors.Join(err, st.close(), stars.drop())
}
