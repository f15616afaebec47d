" Use it with `:compiler evidence` and `:make`; findings fill the quickfix list.
if exists("current_compiler")
  finish
endif
let current_compiler = "evidence"

CompilerSet makeprg=evidence\ check
" Lines that begin with a space quote the article, which may look like anything.
CompilerSet errorformat=%-G\ %.%#,%f:%l:%c:\ %trror[%m,%f:%l:%c:\ %tarning[%m,%f:%l:%c:\ %tnfo[%m,%-G%.%#
