-- reading.lua writes a source in the order in which it is read: the abstract, the text, the rows of tables as lines, the notes.
local notes = {}

function Note(n)
  for _, b in ipairs(n.content) do notes[#notes + 1] = b end
  return {}
end

function Table(t)
  local simple = pandoc.utils.to_simple_table(t)
  local out = {pandoc.Para(simple.caption)}
  local function row(cells)
    local line = {}
    for _, c in ipairs(cells) do
      for _, b in ipairs(c) do
        for _, x in ipairs(b.content) do line[#line + 1] = x end
      end
      line[#line + 1] = pandoc.Space()
    end
    out[#out + 1] = pandoc.Para(line)
  end
  row(simple.headers)
  for _, r in ipairs(simple.rows) do row(r) end
  return out
end

function Pandoc(d)
  if d.meta.abstract then d.blocks:insert(1, pandoc.Para(d.meta.abstract)) end
  for _, b in ipairs(notes) do d.blocks:insert(b) end
  return pandoc.Pandoc(d.blocks, {})
end
