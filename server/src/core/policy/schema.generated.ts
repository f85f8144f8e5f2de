// Generated from schema.json by `npm run generate`; do not edit.
export const POLICY_SCHEMA: unknown = {
 "description": "The policy of a workspace: what stands under the key `orch:` in the YAML front matter of PROJECT_RULES.md. Every key is optional; what is not said keeps its default.",
 "x-ja": "ワークスペースのポリシー。PROJECT_RULES.md の YAML フロントマターのキー `orch:` に書く。どのキーも省略でき、書かないものは既定値のまま。",
 "type": "object",
 "additionalProperties": false,
 "properties": {
  "version": {
   "description": "Version of this format. A newer version than Orch knows is refused.",
   "x-ja": "この形式の版。Orch が知らない新しい版は拒否される。",
   "const": 1,
   "default": 1
  },
  "paths": {
   "description": "Where the files are, relative to the root of the workspace, with `/`.",
   "x-ja": "各ファイルの場所。ワークスペースのルートからの相対パスで、区切りは `/`。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "tasks": {
     "description": "Task ledger, or a list of them; ids are unique across the list.",
     "x-ja": "タスク台帳、またはその一覧。ID は一覧全体で一意。",
     "$ref": "#/definitions/pathOrPaths",
     "default": "ORCH/STATE/TASKS.md"
    },
    "approvals": {
     "description": "Approval ledger, or a list of them.",
     "x-ja": "承認台帳、またはその一覧。",
     "$ref": "#/definitions/pathOrPaths",
     "default": "ORCH/STATE/APPROVALS.md"
    },
    "flags": {
     "description": "File of the flags FREEZE and AUTO_DECIDE.",
     "x-ja": "フラグ FREEZE と AUTO_DECIDE のファイル。",
     "$ref": "#/definitions/path",
     "default": "ORCH/STATE/flags.md"
    },
    "blocked": {
     "description": "File of the blocked items.",
     "x-ja": "ブロック項目のファイル。",
     "$ref": "#/definitions/path",
     "default": "blocked_items.md"
    },
    "evidence": {
     "description": "Folder of the evidence records.",
     "x-ja": "証跡を置くフォルダー。",
     "$ref": "#/definitions/path",
     "default": "ORCH/patches"
    },
    "audit": {
     "description": "Folder of the audit log.",
     "x-ja": "監査ログのフォルダー。",
     "$ref": "#/definitions/path",
     "default": "ORCH/AUDIT"
    },
    "archive": {
     "description": "Ledger that closed rows are archived to.",
     "x-ja": "終了した行を移すアーカイブ台帳。",
     "$ref": "#/definitions/path",
     "default": "ORCH/STATE/ARCHIVE.md"
    },
    "baseline": {
     "description": "File of the findings that were accepted when Orch came in. Those that say that the gate was passed by (`history/…`, `policy/weakened`, `flags/changed`, `audit/chain-broken`, `evidence/changed-after-decision`) are never accepted.",
     "x-ja": "導入時に受け入れた指摘のファイル。",
     "$ref": "#/definitions/path",
     "default": ".orch-baseline.json"
    }
   }
  },
  "states": {
   "description": "States by name, each with its category. Name a category here and you name all of its states, in order: the first is where events into the category lead, and the default names of that category are then only read, as aliases of it. Categories that you do not name keep their default states. `off` removes a default state.",
   "x-ja": "状態名とそのカテゴリ。あるカテゴリを書いたら、そのカテゴリの状態をすべて順に書く。先頭がイベントの行き先になり、既定の状態名はその別名として読まれるだけになる。書かないカテゴリは既定のまま。`off` は既定の状態を外す。",
   "type": "object",
   "additionalProperties": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "backlog",
       "ready",
       "active",
       "review",
       "rework",
       "done",
       "paused",
       "dropped",
       "off"
      ]
     },
     {
      "$ref": "#/definitions/state"
     }
    ]
   },
   "default": {
    "PLAN": "backlog",
    "READY": "ready",
    "DOING": "active",
    "REVIEW": "review",
    "FIX": "rework",
    "DONE": "done",
    "HOLD": "paused",
    "DROP": "dropped"
   }
  },
  "events": {
   "description": "Changes to the transition table by event name: what is given replaces that part of the default event, a new name adds an event, `off` removes one. A state that is not the first of its category needs an event that names it in `to`.",
   "x-ja": "遷移表への変更。既定のイベント名なら書いた部分だけを置き換え、新しい名前ならイベントを追加し、`off` は外す。カテゴリの先頭でない状態には、`to` でその名を挙げるイベントが必要。",
   "type": "object",
   "additionalProperties": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "off"
      ]
     },
     {
      "$ref": "#/definitions/event"
     }
    ]
   },
   "default": {}
  },
  "columns": {
   "description": "Further header texts of the ledgers and the column that each means; `off` makes a header mean nothing. Compared without case, decoration, and the difference of space, `-` and `_`.",
   "x-ja": "台帳の見出しの別名と、それが指す列。`off` はその見出しを無視する。大文字小文字、装飾、空白と `-` と `_` の違いは無視して比べる。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "tasks": {
     "description": "Header text → column of the task ledger.",
     "x-ja": "見出し → タスク台帳の列。",
     "type": "object",
     "additionalProperties": {
      "type": "string",
      "enum": [
       "task_id",
       "title",
       "state",
       "owner",
       "lock",
       "lock_owner",
       "lock_expires_at",
       "due",
       "artifact",
       "notes",
       "priority",
       "depends",
       "milestone",
       "off"
      ]
     },
     "default": {}
    },
    "approvals": {
     "description": "Header text → column of the approval ledger.",
     "x-ja": "見出し → 承認台帳の列。",
     "type": "object",
     "additionalProperties": {
      "type": "string",
      "enum": [
       "appr_id",
       "task_id",
       "op",
       "status",
       "requested_by",
       "approver",
       "approver_role",
       "ts_req",
       "ts_dec",
       "evidence",
       "kind",
       "scope",
       "expiry_utc",
       "manual_verification",
       "signed_by",
       "digest",
       "signature",
       "off"
      ]
     },
     "default": {}
    }
   }
  },
  "roles": {
   "description": "Roles by name, added to the default ones; `off` removes a default role.",
   "x-ja": "役割。既定の役割に追加する。`off` は既定の役割を外す。",
   "type": "object",
   "additionalProperties": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "off"
      ]
     },
     {
      "$ref": "#/definitions/role"
     }
    ]
   },
   "default": {
    "CMD": {
     "approves": true
    },
    "AUDIT": {
     "approves": true
    },
    "WORK": {
     "approves": false
    }
   }
  },
  "actors": {
   "description": "Actor pattern → role, first match wins, before the patterns that every role has by itself (`WORK`, `WORK1`, `WORK-2`, `WORK_3`, each also with `@name`). `*` is any text, `?` one character, `#` digits, `{a,b}` one of several. A pattern without `@` looks at what stands before the `@`.",
   "x-ja": "実行者のパターン → 役割。最初に一致したものが使われ、各役割が元から持つパターン（`WORK`、`WORK1`、`WORK-2`、`WORK_3` と、それぞれに `@名前` が付いたもの）より優先される。`*` は任意の文字列、`?` は 1 文字、`#` は数字列、`{a,b}` はいずれか。`@` のないパターンは `@` より前の部分だけを見る。",
   "type": "object",
   "additionalProperties": {
    "$ref": "#/definitions/name"
   },
   "default": {}
  },
  "people": {
   "description": "People by the name that stands behind the `@`.",
   "x-ja": "人。`@` の後ろに書く名前をキーにする。",
   "type": "object",
   "additionalProperties": {
    "$ref": "#/definitions/person"
   },
   "default": {}
  },
  "agents": {
   "description": "Agents by name, each with the person who operates it. An agent may not decide for its operator or for another agent of the same operator.",
   "x-ja": "エージェントと、それを動かす人。エージェントは自分の運用者や、同じ運用者の別のエージェントのために決定できない。",
   "type": "object",
   "additionalProperties": {
    "$ref": "#/definitions/agent"
   },
   "default": {}
  },
  "separation": {
   "description": "How different requester and approver must be. `strict`: both are named and the names differ. `named`: names differ where both are known, else the roles differ. `solo`: a team of one; every decision is marked.",
   "x-ja": "要求者と承認者の分離。`strict`：双方に名前があり、異なる。`named`：双方の名前が分かれば名前で、そうでなければ役割で比べる。`solo`：一人のチーム。すべての決定に印が付く。",
   "type": "string",
   "enum": [
    "strict",
    "named",
    "solo"
   ],
   "default": "named"
  },
  "approvals": {
   "description": "What approvals mean here.",
   "x-ja": "承認の扱い。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "kinds": {
     "description": "Pattern on the column `op` → kind of the approval, first match wins, where no column `kind` says it. Without a match a row is a `result` row.",
     "x-ja": "列 `op` に対するパターン → 承認の種別。列 `kind` がないときに使い、最初の一致が有効。一致しなければ `result`。",
     "type": "object",
     "additionalProperties": {
      "type": "string",
      "enum": [
       "result",
       "execute",
       "change",
       "steal",
       "waiver"
      ]
     },
     "default": {}
    },
    "expiry_days": {
     "description": "Days after which an undecided approval expires; 0 is never.",
     "x-ja": "未決の承認が期限切れになるまでの日数。0 は期限なし。",
     "type": "number",
     "minimum": 0,
     "maximum": 3650,
     "default": 7
    },
    "statuses": {
     "description": "Further spellings of the statuses.",
     "x-ja": "承認ステータスの別表記。",
     "type": "object",
     "additionalProperties": {
      "type": "string",
      "enum": [
       "pending",
       "approved",
       "rejected",
       "expired"
      ]
     },
     "default": {}
    },
    "automatic": {
     "description": "Actor patterns that decide automatically: subject to AUTO_DECIDE, and free to decide in no time.",
     "x-ja": "自動で決定する実行者のパターン。AUTO_DECIDE に従い、0 秒の決定も許される。",
     "type": "array",
     "items": {
      "$ref": "#/definitions/pattern"
     },
     "default": [
      "*@auto"
     ]
    },
    "required_for": {
     "description": "What needs an approved row: `done` a `result` row to finish, `active` an `execute` row to start.",
     "x-ja": "承認済みの行が必要なもの。`done` は完了に `result` の行、`active` は開始に `execute` の行。",
     "type": "array",
     "items": {
      "type": "string",
      "enum": [
       "active",
       "done"
      ]
     },
     "default": [
      "done"
     ]
    },
    "quorum": {
     "description": "How many approved rows of a kind are needed: on the same evidence, each by another principal.",
     "x-ja": "種別ごとに必要な承認済みの行の数。同じ証跡に対し、それぞれ別の人の承認。",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "result": {
       "description": "To finish a task.",
       "x-ja": "タスクを完了するとき。",
       "type": "integer",
       "minimum": 1,
       "maximum": 16,
       "default": 1
      },
      "execute": {
       "description": "To start a task, where that needs permission (`required_for`).",
       "x-ja": "開始に許可が必要なとき（`required_for`）。",
       "type": "integer",
       "minimum": 1,
       "maximum": 16,
       "default": 1
      }
     }
    }
   }
  },
  "lock": {
   "description": "Times of the locks, in minutes.",
   "x-ja": "ロックの時間（分）。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "ttl_minutes": {
     "description": "How long a lock lasts from its last sign of life.",
     "x-ja": "最後の更新からロックが有効な時間。",
     "type": "number",
     "minimum": 0.01,
     "maximum": 525600,
     "default": 30
    },
    "heartbeat_minutes": {
     "description": "How often a holder renews at most; shorter than `ttl_minutes`.",
     "x-ja": "保持者が更新する間隔。`ttl_minutes` より短い。",
     "type": "number",
     "minimum": 0.01,
     "maximum": 525600,
     "default": 10
    },
    "grace_minutes": {
     "description": "How long after its end a lock is still left to its holder.",
     "x-ja": "期限後も保持者に残される猶予。",
     "type": "number",
     "minimum": 0,
     "maximum": 525600,
     "default": 5
    }
   }
  },
  "wip": {
   "description": "Tasks in work at one time for each named principal; 0 is no limit.",
   "x-ja": "一人（名前のある主体）が同時に作業できるタスク数。0 は無制限。",
   "type": "integer",
   "minimum": 0,
   "maximum": 10000,
   "default": 1
  },
  "ids": {
   "description": "What task ids look like.",
   "x-ja": "タスク ID の形。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "pattern": {
     "description": "Pattern of a task id: `*` is any text, `?` one character, `#` digits, `{a,b}` one of several, as in `{BUG,T}-#`. Without it every id is fine.",
     "x-ja": "タスク ID のパターン。`*` は任意の文字列、`?` は 1 文字、`#` は数字列、`{a,b}` はいずれか（例 `{BUG,T}-#`）。なければどの ID でもよい。",
     "$ref": "#/definitions/pattern"
    }
   }
  },
  "evidence": {
   "description": "Limits of one change.",
   "x-ja": "一つの変更の上限。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "max_lines": {
     "description": "Changed lines in one piece of evidence; 0 is no limit.",
     "x-ja": "一つの証跡で変更できる行数。0 は無制限。",
     "type": "integer",
     "minimum": 0,
     "maximum": 1000000,
     "default": 500
    },
    "max_files": {
     "description": "Changed files in one piece of evidence; 0 is no limit.",
     "x-ja": "一つの証跡で変更できるファイル数。0 は無制限。",
     "type": "integer",
     "minimum": 0,
     "maximum": 100000,
     "default": 20
    }
   }
  },
  "protected": {
   "description": "Files that only an approved `change` row lets a task touch: `*` is any text within a name, `**` across folders, `?` one character, `{a,b}` one of several; `dir/` is everything in it.",
   "x-ja": "承認済みの `change` の行がなければ触れないファイル。`*` は名前の中の任意の文字列、`**` はフォルダーをまたぐもの、`?` は 1 文字、`{a,b}` はいずれか。`dir/` はその中すべて。",
   "type": "array",
   "items": {
    "$ref": "#/definitions/pattern"
   },
   "default": [
    "PROJECT_RULES.md",
    "ORCH/STATE/flags.md",
    ".orch-baseline.json"
   ]
  },
  "roots": {
   "description": "Absolute folder of old paths → folder in the workspace (`.` is its root), so that they resolve without being rewritten.",
   "x-ja": "古い絶対パスのフォルダー → ワークスペース内のフォルダー（`.` はルート）。書き換えずに解決できる。",
   "type": "object",
   "additionalProperties": {
    "$ref": "#/definitions/path"
   },
   "default": {}
  },
  "severities": {
   "description": "Finding (`task/overdue`), group (`evidence/*`) or everything (`*`) → severity or `off`; the most precise one holds.",
   "x-ja": "指摘（`task/overdue`）、グループ（`evidence/*`）、全体（`*`）→ 重大度または `off`。最も具体的なものが有効。",
   "type": "object",
   "additionalProperties": {
    "type": "string",
    "enum": [
     "error",
     "warning",
     "info",
     "hint",
     "off"
    ]
   },
   "default": {}
  },
  "blocked": {
   "description": "When blocked items are too old.",
   "x-ja": "ブロック項目が古すぎるとみなす条件。",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "stale_days": {
     "description": "Days after which an open item of high priority is stale; 0 is never.",
     "x-ja": "優先度の高い未解決の項目が古いとみなされる日数。0 はなし。",
     "type": "number",
     "minimum": 0,
     "maximum": 3650,
     "default": 3
    },
    "escalate_to": {
     "description": "Role that a stale item is escalated to.",
     "x-ja": "古い項目を引き上げる先の役割。",
     "$ref": "#/definitions/name",
     "default": "CMD"
    }
   }
  },
  "ledger_home": {
   "description": "Which ledger counts where there are several worktrees: the main worktree's, or that of the branch at hand.",
   "x-ja": "ワークツリーが複数あるとき、どの台帳が正か。メインのワークツリー（main）か、手元のブランチ（branch）か。",
   "type": "string",
   "enum": [
    "main",
    "branch"
   ],
   "default": "main"
  }
 },
 "definitions": {
  "name": {
   "type": "string",
   "pattern": "^[^\\s|](?:[^\\r\\n|]*[^\\s|])?$"
  },
  "eventName": {
   "type": "string",
   "pattern": "^[a-z][a-z0-9-]*$"
  },
  "pattern": {
   "type": "string",
   "pattern": "^[^\\r\\n|]+$"
  },
  "path": {
   "type": "string",
   "pattern": "^[^\\u0000-\\u001f|]+$"
  },
  "pathOrPaths": {
   "anyOf": [
    {
     "$ref": "#/definitions/path"
    },
    {
     "type": "array",
     "items": {
      "$ref": "#/definitions/path"
     }
    }
   ]
  },
  "nameOrNames": {
   "anyOf": [
    {
     "$ref": "#/definitions/name"
    },
    {
     "type": "array",
     "items": {
      "$ref": "#/definitions/name"
     }
    }
   ]
  },
  "state": {
   "type": "object",
   "additionalProperties": false,
   "required": [
    "category"
   ],
   "properties": {
    "category": {
     "description": "What the state means to the process.",
     "x-ja": "その状態が工程で持つ意味。",
     "type": "string",
     "enum": [
      "backlog",
      "ready",
      "active",
      "review",
      "rework",
      "done",
      "paused",
      "dropped"
     ]
    },
    "aliases": {
     "description": "Further spellings that are read as this state.",
     "x-ja": "この状態として読む別表記。",
     "type": "array",
     "items": {
      "$ref": "#/definitions/name"
     }
    }
   }
  },
  "event": {
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "from": {
     "description": "Categories or states that it starts from (one or a list), `new`, or `open` (every state that is neither done nor dropped).",
     "x-ja": "開始できるカテゴリまたは状態（一つまたは一覧）、`new`、`open`（完了と中止以外のすべて）。",
     "$ref": "#/definitions/nameOrNames"
    },
    "to": {
     "description": "Category (its first state) or state that it leads to, or `origin`: back to where the task was.",
     "x-ja": "行き先のカテゴリ（その先頭の状態）または状態。`origin` は元の状態へ戻る。",
     "$ref": "#/definitions/name"
    },
    "by": {
     "description": "Roles that may do it (one or a list), or `any`, `owner`, `holder` (of the lock), `approver` (other than the requester).",
     "x-ja": "実行できる役割（一つまたは一覧）。または `any`、`owner`（担当）、`holder`（ロック保持者）、`approver`（要求者以外の承認者）。",
     "$ref": "#/definitions/nameOrNames"
    },
    "reason": {
     "description": "Whether a reason must be given.",
     "x-ja": "理由が必須かどうか。",
     "type": "string",
     "enum": [
      "required",
      "optional"
     ]
    },
    "lock": {
     "description": "What happens to the lock.",
     "x-ja": "ロックの扱い。",
     "type": "string",
     "enum": [
      "acquire",
      "release",
      "keep"
     ]
    },
    "approval": {
     "description": "What happens to the approval of the result.",
     "x-ja": "結果の承認の扱い。",
     "type": "string",
     "enum": [
      "open-result",
      "reject-pending",
      "expire-pending",
      "require-approved",
      "none"
     ]
    }
   }
  },
  "role": {
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "approves": {
     "description": "Whether the role may decide approvals.",
     "x-ja": "承認を決定できるか。",
     "type": "boolean",
     "default": false
    }
   }
  },
  "person": {
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "emails": {
     "description": "Addresses that this person commits with (`git config user.email`).",
     "x-ja": "コミットに使うアドレス（`git config user.email`）。",
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "roles": {
     "description": "Roles that this person takes; the first is the one of the bare name.",
     "x-ja": "この人の役割。名前だけで書かれたときは先頭のもの。",
     "type": "array",
     "items": {
      "$ref": "#/definitions/name"
     }
    }
   }
  },
  "agent": {
   "type": "object",
   "additionalProperties": false,
   "required": [
    "operator"
   ],
   "properties": {
    "operator": {
     "description": "Name of the person who operates the agent.",
     "x-ja": "エージェントを動かす人の名前。",
     "$ref": "#/definitions/name"
    }
   }
  }
 }
};
