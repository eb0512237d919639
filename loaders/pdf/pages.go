package pdf

import (
	"kg/loaders/pdf/object"
)

// maxPages is how many pages a file may have.
const maxPages = 5_000

// maxTree is how deep a page tree may be.
const maxTree = 64

// maxKids is how many entries of the lists of a page tree are looked at: nodes may share one list.
const maxKids = 1 << 18

// pages are the pages of a file in order, with what they inherit filled in. It also says whether there are more than the limit.
func pages(f *object.File) (list []object.Dict, more bool) {
	seen := map[object.Ref]bool{}
	looked := 0
	var walk func(v any, above object.Dict, depth int)
	walk = func(v any, above object.Dict, depth int) {
		if r, ok := v.(object.Ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.Dict(v)
		if d == nil || depth > maxTree || f.Err() != nil {
			return
		}
		if len(list) >= maxPages {
			more = true
			return
		}
		own := object.Dict{}
		for _, key := range []object.Name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if v, ok := d[key]; ok {
				own[key] = v
			} else if v, ok := above[key]; ok {
				own[key] = v
			}
		}
		kids := f.Array(d["Kids"])
		if kids == nil {
			own["Contents"] = d["Contents"]
			list = append(list, own)
			return
		}
		for _, k := range kids {
			if looked++; looked > maxKids {
				more = true
				return
			}
			walk(k, own, depth+1)
		}
	}
	walk(f.Root()["Pages"], object.Dict{}, 0)
	return list, more
}
