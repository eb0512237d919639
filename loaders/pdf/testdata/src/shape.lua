-- shape.lua turns what Markdown has no word for into LaTeX: tables that float, reference lists with hanging indents and
-- with numbers in brackets.
local n = 0
local function latex(s) return pandoc.RawBlock('latex', s) end
local function write(blocks) return pandoc.write(pandoc.Pandoc(blocks), 'latex'):gsub('\n+$', '') end

function Table(t)
  if not FORMAT:match 'latex' then return nil end
  local simple = pandoc.utils.to_simple_table(t)
  local out = {'\\begin{table}[tb]\\centering\\small', '\\caption{' .. write({pandoc.Plain(simple.caption)}) .. '}',
    '\\begin{tabular}{' .. string.rep('l', #simple.headers) .. '}\\toprule'}
  local function row(cells)
    local parts = {}
    for _, c in ipairs(cells) do parts[#parts + 1] = write(c) end
    return table.concat(parts, ' & ') .. '\\\\'
  end
  out[#out + 1] = row(simple.headers) .. '\\midrule'
  for _, r in ipairs(simple.rows) do out[#out + 1] = row(r) end
  out[#out + 1] = '\\bottomrule\\end{tabular}\\end{table}'
  return latex(table.concat(out, '\n'))
end

function Div(d)
  if not FORMAT:match 'latex' then
    if d.classes:includes 'numbered' then
      for i, b in ipairs(d.content) do b.content:insert(1, pandoc.Space()); b.content:insert(1, pandoc.Str('[' .. i .. ']')) end
    end
    return d.content
  end
  local out = {}
  for _, b in ipairs(d.content) do
    if d.classes:includes 'refs' then
      out[#out + 1] = latex('{\\noindent\\hangindent=1.6em\\hangafter=1\\relax ' .. write({b}) .. '\\par\\vspace{2pt}}')
    else
      n = n + 1
      out[#out + 1] = latex((n == 1 and '\\begin{list}{[\\arabic{enumi}]}{\\usecounter{enumi}\\leftmargin=2.2em\\labelwidth=1.8em\\labelsep=.4em\\itemsep=0pt\\parsep=0pt\\small}\n' or '') .. '\\item ' .. write({b}) .. (n == #d.content and '\n\\end{list}' or ''))
    end
  end
  return out
end
