;;; evidence.el --- Findings of `evidence check' in compilation buffers -*- lexical-binding: t; -*-

;;; Commentary:

;; Load this file, then `M-x compile RET evidence check'.

;;; Code:

(require 'compile)

(add-to-list 'compilation-error-regexp-alist 'evidence)
(add-to-list 'compilation-error-regexp-alist-alist
             '(evidence
               "^\\([^ :\n][^:\n]*\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(info\\)\\)\\[[a-z-]+\\] "
               1 2 3 (4 . 5)))

(provide 'evidence)
;;; evidence.el ends here
