-- A search by a box and land cover, another one each time, so that no answer is known from before.
local filters = {"clc_31 > 0.5", "clc_21 >= 0.25", "clc_1 = 0 AND clc_5 > 0", "clc_311 > clc_312", "clc_412 > 0.1", "clc_231 > 0.3 OR clc_243 > 0.3"}

math.randomseed(7)

local function escape(text)
    return (text:gsub("[^%w%.]", function(c) return string.format("%%%02X", string.byte(c)) end))
end

request = function()
    local west, south = -8 + math.random() * 36, 38 + math.random() * 24
    local box = string.format("%.3f,%.3f,%.3f,%.3f", west, south, west + 1 + math.random() * 2, south + 1 + math.random())
    return wrk.format("GET", "/search?limit=10&bbox=" .. box .. "&filter=" .. escape(filters[math.random(#filters)]))
end
