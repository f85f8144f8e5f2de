// Generated from schema.json by `npm run generate`; do not edit.
// @ts-nocheck: code by ajv, typed where it is used (check.ts)
export const validate = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://orch.invalid/schema/policy-1.json","type":"object","additionalProperties":false,"properties":{"version":{"const":1},"paths":{"type":"object","additionalProperties":false,"properties":{"tasks":{"$ref":"#/definitions/pathOrPaths"},"approvals":{"$ref":"#/definitions/pathOrPaths"},"flags":{"$ref":"#/definitions/path"},"blocked":{"$ref":"#/definitions/path"},"evidence":{"$ref":"#/definitions/path"},"audit":{"$ref":"#/definitions/path"},"archive":{"$ref":"#/definitions/path"},"baseline":{"$ref":"#/definitions/path"}}},"states":{"type":"object","maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"anyOf":[{"type":"string","enum":["backlog","ready","active","review","rework","done","paused","dropped","off"]},{"$ref":"#/definitions/state"}]}},"events":{"type":"object","maxProperties":64,"propertyNames":{"$ref":"#/definitions/eventName"},"additionalProperties":{"anyOf":[{"type":"string","enum":["off"]},{"$ref":"#/definitions/event"}]}},"columns":{"type":"object","additionalProperties":false,"properties":{"tasks":{"type":"object","maxProperties":128,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"string","enum":["task_id","title","state","owner","lock","lock_owner","lock_expires_at","due","artifact","notes","priority","depends","milestone","off"]}},"approvals":{"type":"object","maxProperties":128,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"string","enum":["appr_id","task_id","op","status","requested_by","approver","approver_role","ts_req","ts_dec","evidence","kind","scope","expiry_utc","manual_verification","signed_by","digest","signature","off"]}}}},"roles":{"type":"object","maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"anyOf":[{"type":"string","enum":["off"]},{"$ref":"#/definitions/role"}]}},"actors":{"type":"object","maxProperties":256,"propertyNames":{"$ref":"#/definitions/pattern"},"additionalProperties":{"$ref":"#/definitions/name"}},"people":{"type":"object","maxProperties":1024,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/person"}},"agents":{"type":"object","maxProperties":1024,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/agent"}},"separation":{"type":"string","enum":["strict","named","solo"]},"approvals":{"type":"object","additionalProperties":false,"properties":{"kinds":{"type":"object","maxProperties":64,"propertyNames":{"$ref":"#/definitions/pattern"},"additionalProperties":{"type":"string","enum":["result","execute","change","steal","waiver"]}},"expiry_days":{"type":"number","minimum":0,"maximum":3650},"statuses":{"type":"object","maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"string","enum":["pending","approved","rejected","expired"]}},"automatic":{"type":"array","maxItems":64,"items":{"$ref":"#/definitions/pattern"}},"required_for":{"type":"array","maxItems":2,"items":{"type":"string","enum":["active","done"]}},"quorum":{"type":"object","additionalProperties":false,"properties":{"result":{"type":"integer","minimum":1,"maximum":16},"execute":{"type":"integer","minimum":1,"maximum":16}}}}},"lock":{"type":"object","additionalProperties":false,"properties":{"ttl_minutes":{"type":"number","minimum":0.01,"maximum":525600},"heartbeat_minutes":{"type":"number","minimum":0.01,"maximum":525600},"grace_minutes":{"type":"number","minimum":0,"maximum":525600}}},"wip":{"type":"integer","minimum":0,"maximum":10000},"ids":{"type":"object","additionalProperties":false,"properties":{"pattern":{"$ref":"#/definitions/pattern"}}},"evidence":{"type":"object","additionalProperties":false,"properties":{"max_lines":{"type":"integer","minimum":0,"maximum":1000000},"max_files":{"type":"integer","minimum":0,"maximum":100000}}},"protected":{"type":"array","maxItems":256,"items":{"$ref":"#/definitions/pattern"}},"roots":{"type":"object","maxProperties":64,"propertyNames":{"minLength":1,"maxLength":512},"additionalProperties":{"$ref":"#/definitions/path"}},"severities":{"type":"object","maxProperties":512,"propertyNames":{"maxLength":64,"pattern":"^(\\*|[a-z]+/(\\*|[a-z0-9-]+))$"},"additionalProperties":{"type":"string","enum":["error","warning","info","hint","off"]}},"blocked":{"type":"object","additionalProperties":false,"properties":{"stale_days":{"type":"number","minimum":0,"maximum":3650},"escalate_to":{"$ref":"#/definitions/name"}}},"ledger_home":{"type":"string","enum":["main","branch"]}},"definitions":{"name":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[^\\s|](?:[^\\r\\n|]*[^\\s|])?$"},"eventName":{"type":"string","maxLength":32,"pattern":"^[a-z][a-z0-9-]*$"},"pattern":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\r\\n|]+$"},"path":{"type":"string","minLength":1,"maxLength":512,"pattern":"^[^\\u0000-\\u001f|]+$"},"pathOrPaths":{"anyOf":[{"$ref":"#/definitions/path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/path"}}]},"nameOrNames":{"anyOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/name"}}]},"state":{"type":"object","additionalProperties":false,"required":["category"],"properties":{"category":{"type":"string","enum":["backlog","ready","active","review","rework","done","paused","dropped"]},"aliases":{"type":"array","maxItems":64,"items":{"$ref":"#/definitions/name"}}}},"event":{"type":"object","additionalProperties":false,"properties":{"from":{"$ref":"#/definitions/nameOrNames"},"to":{"$ref":"#/definitions/name"},"by":{"$ref":"#/definitions/nameOrNames"},"reason":{"type":"string","enum":["required","optional"]},"lock":{"type":"string","enum":["acquire","release","keep"]},"approval":{"type":"string","enum":["open-result","reject-pending","expire-pending","require-approved","none"]}}},"role":{"type":"object","additionalProperties":false,"properties":{"approves":{"type":"boolean"}}},"person":{"type":"object","additionalProperties":false,"properties":{"emails":{"type":"array","maxItems":32,"items":{"type":"string","minLength":1,"maxLength":254}},"roles":{"type":"array","maxItems":32,"items":{"$ref":"#/definitions/name"}}}},"agent":{"type":"object","additionalProperties":false,"required":["operator"],"properties":{"operator":{"$ref":"#/definitions/name"}}}}};
const func2 = Object.prototype.hasOwnProperty;
const schema7 = {"anyOf":[{"$ref":"#/definitions/path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/path"}}]};
const schema8 = {"type":"string","minLength":1,"maxLength":512,"pattern":"^[^\\u0000-\\u001f|]+$"};
const pattern0 = new RegExp("^[^\\u0000-\\u001f|]+$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 512){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern0.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f|]+$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length > 64){
const err0 = {instancePath,schemaPath:"#/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema9 = {"type":"string","minLength":1,"maxLength":64,"pattern":"^[^\\s|](?:[^\\r\\n|]*[^\\s|])?$"};
const pattern1 = new RegExp("^[^\\s|](?:[^\\r\\n|]*[^\\s|])?$", "u");

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 64){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern1.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s|](?:[^\\r\\n|]*[^\\s|])?$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","additionalProperties":false,"required":["category"],"properties":{"category":{"type":"string","enum":["backlog","ready","active","review","rework","done","paused","dropped"]},"aliases":{"type":"array","maxItems":64,"items":{"$ref":"#/definitions/name"}}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.category === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "category"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "category") || (key0 === "aliases"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.category !== undefined){
let data0 = data.category;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((((((((data0 === "backlog") || (data0 === "ready")) || (data0 === "active")) || (data0 === "review")) || (data0 === "rework")) || (data0 === "done")) || (data0 === "paused")) || (data0 === "dropped"))){
const err3 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/enum",keyword:"enum",params:{allowedValues: schema10.properties.category.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.aliases !== undefined){
let data1 = data.aliases;
if(Array.isArray(data1)){
if(data1.length > 64){
const err4 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate34(data1[i0], {instancePath:instancePath+"/aliases/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"string","maxLength":32,"pattern":"^[a-z][a-z0-9-]*$"};
const pattern2 = new RegExp("^[a-z][a-z0-9-]*$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 32){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern2.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","additionalProperties":false,"properties":{"from":{"$ref":"#/definitions/nameOrNames"},"to":{"$ref":"#/definitions/name"},"by":{"$ref":"#/definitions/nameOrNames"},"reason":{"type":"string","enum":["required","optional"]},"lock":{"type":"string","enum":["acquire","release","keep"]},"approval":{"type":"string","enum":["open-result","reject-pending","expire-pending","require-approved","none"]}}};
const schema13 = {"anyOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/name"}}]};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length > 64){
const err0 = {instancePath,schemaPath:"#/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate34(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "from") || (key0 === "to")) || (key0 === "by")) || (key0 === "reason")) || (key0 === "lock")) || (key0 === "approval"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.from !== undefined){
if(!(validate42(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.to !== undefined){
if(!(validate34(data.to, {instancePath:instancePath+"/to",parentData:data,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
if(data.by !== undefined){
if(!(validate42(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 !== "string"){
const err1 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data3 === "required") || (data3 === "optional"))){
const err2 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema12.properties.reason.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.lock !== undefined){
let data4 = data.lock;
if(typeof data4 !== "string"){
const err3 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data4 === "acquire") || (data4 === "release")) || (data4 === "keep"))){
const err4 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/enum",keyword:"enum",params:{allowedValues: schema12.properties.lock.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.approval !== undefined){
let data5 = data.approval;
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((((data5 === "open-result") || (data5 === "reject-pending")) || (data5 === "expire-pending")) || (data5 === "require-approved")) || (data5 === "none"))){
const err6 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/enum",keyword:"enum",params:{allowedValues: schema12.properties.approval.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"object","additionalProperties":false,"properties":{"approves":{"type":"boolean"}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "approves")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.approves !== undefined){
if(typeof data.approves !== "boolean"){
const err1 = {instancePath:instancePath+"/approves",schemaPath:"#/properties/approves/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\r\\n|]+$"};
const pattern3 = new RegExp("^[^\\r\\n|]+$", "u");

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 128){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern3.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\r\\n|]+$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"object","additionalProperties":false,"properties":{"emails":{"type":"array","maxItems":32,"items":{"type":"string","minLength":1,"maxLength":254}},"roles":{"type":"array","maxItems":32,"items":{"$ref":"#/definitions/name"}}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "emails") || (key0 === "roles"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.emails !== undefined){
let data0 = data.emails;
if(Array.isArray(data0)){
if(data0.length > 32){
const err1 = {instancePath:instancePath+"/emails",schemaPath:"#/properties/emails/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 254){
const err2 = {instancePath:instancePath+"/emails/" + i0,schemaPath:"#/properties/emails/items/maxLength",keyword:"maxLength",params:{limit: 254}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/emails/" + i0,schemaPath:"#/properties/emails/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/emails/" + i0,schemaPath:"#/properties/emails/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/emails",schemaPath:"#/properties/emails/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.roles !== undefined){
let data2 = data.roles;
if(Array.isArray(data2)){
if(data2.length > 32){
const err6 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate34(data2[i1], {instancePath:instancePath+"/roles/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"object","additionalProperties":false,"required":["operator"],"properties":{"operator":{"$ref":"#/definitions/name"}}};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.operator === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operator"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "operator")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.operator !== undefined){
if(!(validate34(data.operator, {instancePath:instancePath+"/operator",parentData:data,parentDataProperty:"operator",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}

const pattern4 = new RegExp("^(\\*|[a-z]+/(\\*|[a-z0-9-]+))$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://orch.invalid/schema/policy-1.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.version !== undefined){
if(1 !== data.version){
const err1 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.paths !== undefined){
let data1 = data.paths;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!((((((((key1 === "tasks") || (key1 === "approvals")) || (key1 === "flags")) || (key1 === "blocked")) || (key1 === "evidence")) || (key1 === "audit")) || (key1 === "archive")) || (key1 === "baseline"))){
const err2 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.tasks !== undefined){
if(!(validate22(data1.tasks, {instancePath:instancePath+"/paths/tasks",parentData:data1,parentDataProperty:"tasks",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data1.approvals !== undefined){
if(!(validate22(data1.approvals, {instancePath:instancePath+"/paths/approvals",parentData:data1,parentDataProperty:"approvals",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data1.flags !== undefined){
if(!(validate23(data1.flags, {instancePath:instancePath+"/paths/flags",parentData:data1,parentDataProperty:"flags",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data1.blocked !== undefined){
if(!(validate23(data1.blocked, {instancePath:instancePath+"/paths/blocked",parentData:data1,parentDataProperty:"blocked",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data1.evidence !== undefined){
if(!(validate23(data1.evidence, {instancePath:instancePath+"/paths/evidence",parentData:data1,parentDataProperty:"evidence",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data1.audit !== undefined){
if(!(validate23(data1.audit, {instancePath:instancePath+"/paths/audit",parentData:data1,parentDataProperty:"audit",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data1.archive !== undefined){
if(!(validate23(data1.archive, {instancePath:instancePath+"/paths/archive",parentData:data1,parentDataProperty:"archive",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data1.baseline !== undefined){
if(!(validate23(data1.baseline, {instancePath:instancePath+"/paths/baseline",parentData:data1,parentDataProperty:"baseline",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.states !== undefined){
let data10 = data.states;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 64){
const err4 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key2 in data10){
const _errs16 = errors;
if(!(validate34(key2, {instancePath:instancePath+"/states",parentData:data10,parentDataProperty:"states",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid2 = _errs16 === errors;
if(!valid2){
const err5 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/propertyNames",keyword:"propertyNames",params:{propertyName: key2}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
for(const key3 in data10){
let data11 = data10[key3];
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(typeof data11 !== "string"){
const err6 = {instancePath:instancePath+"/states/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/states/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((((((((data11 === "backlog") || (data11 === "ready")) || (data11 === "active")) || (data11 === "review")) || (data11 === "rework")) || (data11 === "done")) || (data11 === "paused")) || (data11 === "dropped")) || (data11 === "off"))){
const err7 = {instancePath:instancePath+"/states/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/states/additionalProperties/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema6.properties.states.additionalProperties.anyOf[0].enum}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs22 = errors;
if(!(validate36(data11, {instancePath:instancePath+"/states/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err8 = {instancePath:instancePath+"/states/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/states/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.events !== undefined){
let data12 = data.events;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length > 64){
const err10 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key4 in data12){
const _errs25 = errors;
if(!(validate39(key4, {instancePath:instancePath+"/events",parentData:data12,parentDataProperty:"events",rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
var valid5 = _errs25 === errors;
if(!valid5){
const err11 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/propertyNames",keyword:"propertyNames",params:{propertyName: key4}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
for(const key5 in data12){
let data13 = data12[key5];
const _errs28 = errors;
let valid7 = false;
const _errs29 = errors;
if(typeof data13 !== "string"){
const err12 = {instancePath:instancePath+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(data13 === "off")){
const err13 = {instancePath:instancePath+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema6.properties.events.additionalProperties.anyOf[0].enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs29 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs31 = errors;
if(!(validate41(data13, {instancePath:instancePath+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data12,parentDataProperty:key5,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var _valid1 = _errs31 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err14 = {instancePath:instancePath+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.columns !== undefined){
let data14 = data.columns;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key6 in data14){
if(!((key6 === "tasks") || (key6 === "approvals"))){
const err16 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data14.tasks !== undefined){
let data15 = data14.tasks;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length > 128){
const err17 = {instancePath:instancePath+"/columns/tasks",schemaPath:"#/properties/columns/properties/tasks/maxProperties",keyword:"maxProperties",params:{limit: 128}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key7 in data15){
const _errs37 = errors;
if(!(validate34(key7, {instancePath:instancePath+"/columns/tasks",parentData:data15,parentDataProperty:"tasks",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid9 = _errs37 === errors;
if(!valid9){
const err18 = {instancePath:instancePath+"/columns/tasks",schemaPath:"#/properties/columns/properties/tasks/propertyNames",keyword:"propertyNames",params:{propertyName: key7}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
for(const key8 in data15){
let data16 = data15[key8];
if(typeof data16 !== "string"){
const err19 = {instancePath:instancePath+"/columns/tasks/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/columns/properties/tasks/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((((((((((((((data16 === "task_id") || (data16 === "title")) || (data16 === "state")) || (data16 === "owner")) || (data16 === "lock")) || (data16 === "lock_owner")) || (data16 === "lock_expires_at")) || (data16 === "due")) || (data16 === "artifact")) || (data16 === "notes")) || (data16 === "priority")) || (data16 === "depends")) || (data16 === "milestone")) || (data16 === "off"))){
const err20 = {instancePath:instancePath+"/columns/tasks/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/columns/properties/tasks/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema6.properties.columns.properties.tasks.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/columns/tasks",schemaPath:"#/properties/columns/properties/tasks/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data14.approvals !== undefined){
let data17 = data14.approvals;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(Object.keys(data17).length > 128){
const err22 = {instancePath:instancePath+"/columns/approvals",schemaPath:"#/properties/columns/properties/approvals/maxProperties",keyword:"maxProperties",params:{limit: 128}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key9 in data17){
const _errs43 = errors;
if(!(validate34(key9, {instancePath:instancePath+"/columns/approvals",parentData:data17,parentDataProperty:"approvals",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid11 = _errs43 === errors;
if(!valid11){
const err23 = {instancePath:instancePath+"/columns/approvals",schemaPath:"#/properties/columns/properties/approvals/propertyNames",keyword:"propertyNames",params:{propertyName: key9}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key10 in data17){
let data18 = data17[key10];
if(typeof data18 !== "string"){
const err24 = {instancePath:instancePath+"/columns/approvals/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/columns/properties/approvals/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!((((((((((((((((((data18 === "appr_id") || (data18 === "task_id")) || (data18 === "op")) || (data18 === "status")) || (data18 === "requested_by")) || (data18 === "approver")) || (data18 === "approver_role")) || (data18 === "ts_req")) || (data18 === "ts_dec")) || (data18 === "evidence")) || (data18 === "kind")) || (data18 === "scope")) || (data18 === "expiry_utc")) || (data18 === "manual_verification")) || (data18 === "signed_by")) || (data18 === "digest")) || (data18 === "signature")) || (data18 === "off"))){
const err25 = {instancePath:instancePath+"/columns/approvals/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/columns/properties/approvals/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema6.properties.columns.properties.approvals.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/columns/approvals",schemaPath:"#/properties/columns/properties/approvals/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.roles !== undefined){
let data19 = data.roles;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length > 64){
const err28 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key11 in data19){
const _errs49 = errors;
if(!(validate34(key11, {instancePath:instancePath+"/roles",parentData:data19,parentDataProperty:"roles",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid13 = _errs49 === errors;
if(!valid13){
const err29 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/propertyNames",keyword:"propertyNames",params:{propertyName: key11}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key12 in data19){
let data20 = data19[key12];
const _errs52 = errors;
let valid15 = false;
const _errs53 = errors;
if(typeof data20 !== "string"){
const err30 = {instancePath:instancePath+"/roles/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(data20 === "off")){
const err31 = {instancePath:instancePath+"/roles/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema6.properties.roles.additionalProperties.anyOf[0].enum}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid2 = _errs53 === errors;
valid15 = valid15 || _valid2;
if(!valid15){
const _errs55 = errors;
if(!(validate52(data20, {instancePath:instancePath+"/roles/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data19,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var _valid2 = _errs55 === errors;
valid15 = valid15 || _valid2;
}
if(!valid15){
const err32 = {instancePath:instancePath+"/roles/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
else {
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err33 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.actors !== undefined){
let data21 = data.actors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(Object.keys(data21).length > 256){
const err34 = {instancePath:instancePath+"/actors",schemaPath:"#/properties/actors/maxProperties",keyword:"maxProperties",params:{limit: 256}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
for(const key13 in data21){
const _errs58 = errors;
if(!(validate54(key13, {instancePath:instancePath+"/actors",parentData:data21,parentDataProperty:"actors",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid16 = _errs58 === errors;
if(!valid16){
const err35 = {instancePath:instancePath+"/actors",schemaPath:"#/properties/actors/propertyNames",keyword:"propertyNames",params:{propertyName: key13}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
for(const key14 in data21){
if(!(validate34(data21[key14], {instancePath:instancePath+"/actors/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data21,parentDataProperty:key14,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/actors",schemaPath:"#/properties/actors/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.people !== undefined){
let data23 = data.people;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length > 1024){
const err37 = {instancePath:instancePath+"/people",schemaPath:"#/properties/people/maxProperties",keyword:"maxProperties",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key15 in data23){
const _errs63 = errors;
if(!(validate34(key15, {instancePath:instancePath+"/people",parentData:data23,parentDataProperty:"people",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid18 = _errs63 === errors;
if(!valid18){
const err38 = {instancePath:instancePath+"/people",schemaPath:"#/properties/people/propertyNames",keyword:"propertyNames",params:{propertyName: key15}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
for(const key16 in data23){
if(!(validate58(data23[key16], {instancePath:instancePath+"/people/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key16,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err39 = {instancePath:instancePath+"/people",schemaPath:"#/properties/people/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.agents !== undefined){
let data25 = data.agents;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length > 1024){
const err40 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/maxProperties",keyword:"maxProperties",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
for(const key17 in data25){
const _errs68 = errors;
if(!(validate34(key17, {instancePath:instancePath+"/agents",parentData:data25,parentDataProperty:"agents",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid20 = _errs68 === errors;
if(!valid20){
const err41 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/propertyNames",keyword:"propertyNames",params:{propertyName: key17}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
for(const key18 in data25){
if(!(validate62(data25[key18], {instancePath:instancePath+"/agents/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data25,parentDataProperty:key18,rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
}
else {
const err42 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.separation !== undefined){
let data27 = data.separation;
if(typeof data27 !== "string"){
const err43 = {instancePath:instancePath+"/separation",schemaPath:"#/properties/separation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!(((data27 === "strict") || (data27 === "named")) || (data27 === "solo"))){
const err44 = {instancePath:instancePath+"/separation",schemaPath:"#/properties/separation/enum",keyword:"enum",params:{allowedValues: schema6.properties.separation.enum}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.approvals !== undefined){
let data28 = data.approvals;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key19 in data28){
if(!((((((key19 === "kinds") || (key19 === "expiry_days")) || (key19 === "statuses")) || (key19 === "automatic")) || (key19 === "required_for")) || (key19 === "quorum"))){
const err45 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data28.kinds !== undefined){
let data29 = data28.kinds;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length > 64){
const err46 = {instancePath:instancePath+"/approvals/kinds",schemaPath:"#/properties/approvals/properties/kinds/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key20 in data29){
const _errs78 = errors;
if(!(validate54(key20, {instancePath:instancePath+"/approvals/kinds",parentData:data29,parentDataProperty:"kinds",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid23 = _errs78 === errors;
if(!valid23){
const err47 = {instancePath:instancePath+"/approvals/kinds",schemaPath:"#/properties/approvals/properties/kinds/propertyNames",keyword:"propertyNames",params:{propertyName: key20}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
for(const key21 in data29){
let data30 = data29[key21];
if(typeof data30 !== "string"){
const err48 = {instancePath:instancePath+"/approvals/kinds/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approvals/properties/kinds/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!(((((data30 === "result") || (data30 === "execute")) || (data30 === "change")) || (data30 === "steal")) || (data30 === "waiver"))){
const err49 = {instancePath:instancePath+"/approvals/kinds/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approvals/properties/kinds/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.properties.kinds.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/approvals/kinds",schemaPath:"#/properties/approvals/properties/kinds/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data28.expiry_days !== undefined){
let data31 = data28.expiry_days;
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 3650 || isNaN(data31)){
const err51 = {instancePath:instancePath+"/approvals/expiry_days",schemaPath:"#/properties/approvals/properties/expiry_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data31 < 0 || isNaN(data31)){
const err52 = {instancePath:instancePath+"/approvals/expiry_days",schemaPath:"#/properties/approvals/properties/expiry_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/approvals/expiry_days",schemaPath:"#/properties/approvals/properties/expiry_days/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data28.statuses !== undefined){
let data32 = data28.statuses;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(Object.keys(data32).length > 64){
const err54 = {instancePath:instancePath+"/approvals/statuses",schemaPath:"#/properties/approvals/properties/statuses/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key22 in data32){
const _errs86 = errors;
if(!(validate34(key22, {instancePath:instancePath+"/approvals/statuses",parentData:data32,parentDataProperty:"statuses",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid25 = _errs86 === errors;
if(!valid25){
const err55 = {instancePath:instancePath+"/approvals/statuses",schemaPath:"#/properties/approvals/properties/statuses/propertyNames",keyword:"propertyNames",params:{propertyName: key22}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
for(const key23 in data32){
let data33 = data32[key23];
if(typeof data33 !== "string"){
const err56 = {instancePath:instancePath+"/approvals/statuses/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approvals/properties/statuses/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((((data33 === "pending") || (data33 === "approved")) || (data33 === "rejected")) || (data33 === "expired"))){
const err57 = {instancePath:instancePath+"/approvals/statuses/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approvals/properties/statuses/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.properties.statuses.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/approvals/statuses",schemaPath:"#/properties/approvals/properties/statuses/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data28.automatic !== undefined){
let data34 = data28.automatic;
if(Array.isArray(data34)){
if(data34.length > 64){
const err59 = {instancePath:instancePath+"/approvals/automatic",schemaPath:"#/properties/approvals/properties/automatic/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
const len0 = data34.length;
for(let i0=0; i0<len0; i0++){
if(!(validate54(data34[i0], {instancePath:instancePath+"/approvals/automatic/" + i0,parentData:data34,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err60 = {instancePath:instancePath+"/approvals/automatic",schemaPath:"#/properties/approvals/properties/automatic/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data28.required_for !== undefined){
let data36 = data28.required_for;
if(Array.isArray(data36)){
if(data36.length > 2){
const err61 = {instancePath:instancePath+"/approvals/required_for",schemaPath:"#/properties/approvals/properties/required_for/maxItems",keyword:"maxItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
const len1 = data36.length;
for(let i1=0; i1<len1; i1++){
let data37 = data36[i1];
if(typeof data37 !== "string"){
const err62 = {instancePath:instancePath+"/approvals/required_for/" + i1,schemaPath:"#/properties/approvals/properties/required_for/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!((data37 === "active") || (data37 === "done"))){
const err63 = {instancePath:instancePath+"/approvals/required_for/" + i1,schemaPath:"#/properties/approvals/properties/required_for/items/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.properties.required_for.items.enum}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/approvals/required_for",schemaPath:"#/properties/approvals/properties/required_for/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data28.quorum !== undefined){
let data38 = data28.quorum;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key24 in data38){
if(!((key24 === "result") || (key24 === "execute"))){
const err65 = {instancePath:instancePath+"/approvals/quorum",schemaPath:"#/properties/approvals/properties/quorum/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data38.result !== undefined){
let data39 = data38.result;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err66 = {instancePath:instancePath+"/approvals/quorum/result",schemaPath:"#/properties/approvals/properties/quorum/properties/result/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 16 || isNaN(data39)){
const err67 = {instancePath:instancePath+"/approvals/quorum/result",schemaPath:"#/properties/approvals/properties/quorum/properties/result/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data39 < 1 || isNaN(data39)){
const err68 = {instancePath:instancePath+"/approvals/quorum/result",schemaPath:"#/properties/approvals/properties/quorum/properties/result/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
if(data38.execute !== undefined){
let data40 = data38.execute;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err69 = {instancePath:instancePath+"/approvals/quorum/execute",schemaPath:"#/properties/approvals/properties/quorum/properties/execute/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 16 || isNaN(data40)){
const err70 = {instancePath:instancePath+"/approvals/quorum/execute",schemaPath:"#/properties/approvals/properties/quorum/properties/execute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err71 = {instancePath:instancePath+"/approvals/quorum/execute",schemaPath:"#/properties/approvals/properties/quorum/properties/execute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
}
else {
const err72 = {instancePath:instancePath+"/approvals/quorum",schemaPath:"#/properties/approvals/properties/quorum/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.lock !== undefined){
let data41 = data.lock;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key25 in data41){
if(!(((key25 === "ttl_minutes") || (key25 === "heartbeat_minutes")) || (key25 === "grace_minutes"))){
const err74 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data41.ttl_minutes !== undefined){
let data42 = data41.ttl_minutes;
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 525600 || isNaN(data42)){
const err75 = {instancePath:instancePath+"/lock/ttl_minutes",schemaPath:"#/properties/lock/properties/ttl_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 525600}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data42 < 0.01 || isNaN(data42)){
const err76 = {instancePath:instancePath+"/lock/ttl_minutes",schemaPath:"#/properties/lock/properties/ttl_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/lock/ttl_minutes",schemaPath:"#/properties/lock/properties/ttl_minutes/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data41.heartbeat_minutes !== undefined){
let data43 = data41.heartbeat_minutes;
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 525600 || isNaN(data43)){
const err78 = {instancePath:instancePath+"/lock/heartbeat_minutes",schemaPath:"#/properties/lock/properties/heartbeat_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 525600}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data43 < 0.01 || isNaN(data43)){
const err79 = {instancePath:instancePath+"/lock/heartbeat_minutes",schemaPath:"#/properties/lock/properties/heartbeat_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/lock/heartbeat_minutes",schemaPath:"#/properties/lock/properties/heartbeat_minutes/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data41.grace_minutes !== undefined){
let data44 = data41.grace_minutes;
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 525600 || isNaN(data44)){
const err81 = {instancePath:instancePath+"/lock/grace_minutes",schemaPath:"#/properties/lock/properties/grace_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 525600}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data44 < 0 || isNaN(data44)){
const err82 = {instancePath:instancePath+"/lock/grace_minutes",schemaPath:"#/properties/lock/properties/grace_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/lock/grace_minutes",schemaPath:"#/properties/lock/properties/grace_minutes/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.wip !== undefined){
let data45 = data.wip;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err85 = {instancePath:instancePath+"/wip",schemaPath:"#/properties/wip/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 10000 || isNaN(data45)){
const err86 = {instancePath:instancePath+"/wip",schemaPath:"#/properties/wip/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data45 < 0 || isNaN(data45)){
const err87 = {instancePath:instancePath+"/wip",schemaPath:"#/properties/wip/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
if(data.ids !== undefined){
let data46 = data.ids;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
for(const key26 in data46){
if(!(key26 === "pattern")){
const err88 = {instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data46.pattern !== undefined){
if(!(validate54(data46.pattern, {instancePath:instancePath+"/ids/pattern",parentData:data46,parentDataProperty:"pattern",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err89 = {instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data.evidence !== undefined){
let data48 = data.evidence;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key27 in data48){
if(!((key27 === "max_lines") || (key27 === "max_files"))){
const err90 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data48.max_lines !== undefined){
let data49 = data48.max_lines;
if(!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))){
const err91 = {instancePath:instancePath+"/evidence/max_lines",schemaPath:"#/properties/evidence/properties/max_lines/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 > 1000000 || isNaN(data49)){
const err92 = {instancePath:instancePath+"/evidence/max_lines",schemaPath:"#/properties/evidence/properties/max_lines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data49 < 0 || isNaN(data49)){
const err93 = {instancePath:instancePath+"/evidence/max_lines",schemaPath:"#/properties/evidence/properties/max_lines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
if(data48.max_files !== undefined){
let data50 = data48.max_files;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err94 = {instancePath:instancePath+"/evidence/max_files",schemaPath:"#/properties/evidence/properties/max_files/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 100000 || isNaN(data50)){
const err95 = {instancePath:instancePath+"/evidence/max_files",schemaPath:"#/properties/evidence/properties/max_files/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data50 < 0 || isNaN(data50)){
const err96 = {instancePath:instancePath+"/evidence/max_files",schemaPath:"#/properties/evidence/properties/max_files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
}
else {
const err97 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data.protected !== undefined){
let data51 = data.protected;
if(Array.isArray(data51)){
if(data51.length > 256){
const err98 = {instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
const len2 = data51.length;
for(let i2=0; i2<len2; i2++){
if(!(validate54(data51[i2], {instancePath:instancePath+"/protected/" + i2,parentData:data51,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err99 = {instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data.roots !== undefined){
let data53 = data.roots;
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(Object.keys(data53).length > 64){
const err100 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
for(const key28 in data53){
const _errs131 = errors;
if(typeof key28 === "string"){
if(key28.length > 512){
const err101 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames/maxLength",keyword:"maxLength",params:{limit: 512},propertyName:key28};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(key28.length < 1){
const err102 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames/minLength",keyword:"minLength",params:{limit: 1},propertyName:key28};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
var valid37 = _errs131 === errors;
if(!valid37){
const err103 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames",keyword:"propertyNames",params:{propertyName: key28}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
for(const key29 in data53){
if(!(validate23(data53[key29], {instancePath:instancePath+"/roots/" + key29.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data53,parentDataProperty:key29,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err104 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data.severities !== undefined){
let data55 = data.severities;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(Object.keys(data55).length > 512){
const err105 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/maxProperties",keyword:"maxProperties",params:{limit: 512}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
for(const key30 in data55){
const _errs136 = errors;
if(typeof key30 === "string"){
if(key30.length > 64){
const err106 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},propertyName:key30};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(!pattern4.test(key30)){
const err107 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(\\*|[a-z]+/(\\*|[a-z0-9-]+))$"},propertyName:key30};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
var valid39 = _errs136 === errors;
if(!valid39){
const err108 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/propertyNames",keyword:"propertyNames",params:{propertyName: key30}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
for(const key31 in data55){
let data56 = data55[key31];
if(typeof data56 !== "string"){
const err109 = {instancePath:instancePath+"/severities/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/severities/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(!(((((data56 === "error") || (data56 === "warning")) || (data56 === "info")) || (data56 === "hint")) || (data56 === "off"))){
const err110 = {instancePath:instancePath+"/severities/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema6.properties.severities.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
else {
const err111 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data.blocked !== undefined){
let data57 = data.blocked;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
for(const key32 in data57){
if(!((key32 === "stale_days") || (key32 === "escalate_to"))){
const err112 = {instancePath:instancePath+"/blocked",schemaPath:"#/properties/blocked/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data57.stale_days !== undefined){
let data58 = data57.stale_days;
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 3650 || isNaN(data58)){
const err113 = {instancePath:instancePath+"/blocked/stale_days",schemaPath:"#/properties/blocked/properties/stale_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data58 < 0 || isNaN(data58)){
const err114 = {instancePath:instancePath+"/blocked/stale_days",schemaPath:"#/properties/blocked/properties/stale_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/blocked/stale_days",schemaPath:"#/properties/blocked/properties/stale_days/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data57.escalate_to !== undefined){
if(!(validate34(data57.escalate_to, {instancePath:instancePath+"/blocked/escalate_to",parentData:data57,parentDataProperty:"escalate_to",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err116 = {instancePath:instancePath+"/blocked",schemaPath:"#/properties/blocked/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.ledger_home !== undefined){
let data60 = data.ledger_home;
if(typeof data60 !== "string"){
const err117 = {instancePath:instancePath+"/ledger_home",schemaPath:"#/properties/ledger_home/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!((data60 === "main") || (data60 === "branch"))){
const err118 = {instancePath:instancePath+"/ledger_home",schemaPath:"#/properties/ledger_home/enum",keyword:"enum",params:{allowedValues: schema6.properties.ledger_home.enum}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
else {
const err119 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

