// Package storetest is the acceptance suite of the stores: it says in tests what
// the comments of [graph.Store] say in words. A store is a store when it passes, with no case skipped.
//
// To put a store under test, write in its package
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store {
//			s := open(t) // an empty store
//			t.Cleanup(func() { s.Close(context.Background()) })
//			return s
//		})
//	}
//
// and, where there is another store to compare with, a test that calls [Same] with one of each: it
// asks both every question of the suite and wants the same answers, byte for byte.
//
// What is right is computed by a model ([model]): the graph folded in memory from the batches, every question answered by
// looking at everything. To add a case, add a function to [cases] and its sentence as the name; to
// widen what is generated, add to [generator].
package storetest
