-- What wrk asks for, and the sum that it prints at the end. The arguments say which of three:
--   same               the address again and again
--   fresh N            the address with another value of a parameter each time, from N + 1
--   mixed N ADDRESS…   all addresses in turn: as they are, with such a parameter, on another day, in three encodings
-- It has to stand in one thread, or two would ask for the same value.

local PARAMETER = "to"
local ENCODINGS = { "br", "gzip", "identity" }

local value

local function fresh(path)
  value = value + 1
  local joint = path:find("?", 1, true) and "&" or "?"
  return path .. joint .. PARAMETER .. "=" .. value
end

-- A day on which all that is asked for is known already. Each of them exists: no month is asked for its 29th.
local function on_another_day(path)
  value = value + 1
  local joint = path:find("?", 1, true) and "&" or "?"
  local day = string.format("%d-%02d-%02d", 2025 + value % 95, 1 + value % 12, 1 + value % 28)
  return path .. joint .. "as_of=" .. day
end

local function mixed(paths)
  local turn = 0
  return function()
    turn = turn + 1
    local path = paths[1 + turn % #paths]
    local round = math.floor(turn / #paths)
    if not path:find("/api/", 1, true) then
      if round % 8 == 0 then
        path = on_another_day(path)
      elseif round % 2 == 0 then
        path = fresh(path)
      end
    end
    return wrk.format(nil, path, { ["Accept-Encoding"] = ENCODINGS[1 + round % 3] })
  end
end

function init(arguments)
  local kind = table.remove(arguments, 1)
  value = tonumber(arguments[1])
  if kind == "fresh" then
    local path = wrk.path
    request = function()
      return wrk.format(nil, fresh(path))
    end
  elseif kind == "mixed" then
    table.remove(arguments, 1)
    request = mixed(arguments)
  end
end

function done(summary)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("sum %d %d %d\n", summary.requests, errors.status, broken))
end
